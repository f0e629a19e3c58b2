/** Files dropped anywhere on a page. */
export class DropZone {
	/** Files are being held over the page. */
	hovering = $state(false);
	/** One enter for each element below the pointer, and as many leaves. */
	#depth = 0;
	readonly #onFiles: (files: readonly File[]) => void;

	constructor(onFiles: (files: readonly File[]) => void) {
		this.#onFiles = onFiles;
	}

	readonly enter = (event: DragEvent): void => {
		if (!hasFiles(event)) return;
		this.#depth += 1;
		this.hovering = true;
	};

	/** Without this the browser would open the file in place of the page. */
	readonly over = (event: DragEvent): void => {
		if (hasFiles(event)) event.preventDefault();
	};

	readonly leave = (event: DragEvent): void => {
		if (!hasFiles(event)) return;
		this.#depth = Math.max(0, this.#depth - 1);
		this.hovering = this.#depth > 0;
	};

	readonly drop = (event: DragEvent): void => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		this.#depth = 0;
		this.hovering = false;
		const files = [...(event.dataTransfer?.files ?? [])];
		if (files.length > 0) this.#onFiles(files);
	};
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
