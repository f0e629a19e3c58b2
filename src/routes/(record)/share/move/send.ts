/** The device's own way to hand a file to another app or device. */

/** Whether this browser hands files over; which ones, it only says when it is asked to. */
export function canSend(): boolean {
	const probe = new File(['-'], 'record.zip', { type: 'application/zip' });
	return typeof navigator.share === 'function' && (navigator.canShare?.({ files: [probe] }) ?? false);
}

/** Opens the share sheet. It has to follow a tap at once. */
export async function send(file: File): Promise<'sent' | 'left' | 'refused'> {
	try {
		await navigator.share({ files: [file], title: file.name });
		return 'sent';
	} catch (thrown) {
		// Browsers refuse kinds and sizes of files without saying so beforehand.
		return thrown instanceof DOMException && thrown.name === 'AbortError' ? 'left' : 'refused';
	}
}
