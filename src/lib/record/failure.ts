/** Why something could not be done, as a code; the words for each stand in one catalogue. */
export type FailureCode =
	| 'comment-refused'
	| 'database-blocked'
	| 'database-newer'
	| 'database-unavailable'
	| 'decision-not-yours'
	| 'file-damaged'
	| 'file-empty'
	| 'file-lost'
	| 'file-unreadable'
	| 'files-refused'
	| 'mock-sealed'
	| 'import-refused'
	| 'no-space'
	| 'not-found'
	| 'offline-content'
	| 'recorder-busy'
	| 'recorder-empty'
	| 'recorder-missing'
	| 'recorder-refused'
	| 'recorder-stopped'
	| 'recording-elsewhere'
	| 'requirement-unknown'
	| 'row-refused'
	| 'signature-not-yours'
	| 'signature-refused'
	| 'specification-missing'
	| 'specification-unfit'
	| 'specification-used'
	| 'unexpected';

export class Failure extends Error {
	readonly code: FailureCode;
	/** What the words need to be exact: a file's name, say. */
	readonly detail: string;

	constructor(code: FailureCode, detail = '', cause?: unknown) {
		super(detail ? `${code}: ${detail}` : code, { cause });
		this.name = 'Failure';
		this.code = code;
		this.detail = detail;
	}
}

/** What one engine says in a private window, where its database holds words and no files. */
const keepsNoFiles = /preparing Blob\/File data/;

/** Any thrown thing as a failure; a full disk or a database without files is recognised wherever it is wrapped. */
export function asFailure(thrown: unknown): Failure {
	if (thrown instanceof Failure) return thrown;
	for (
		let error = thrown;
		error instanceof Error;
		error = (error as { inner?: unknown }).inner ?? error.cause
	) {
		if (error.name === 'QuotaExceededError') return new Failure('no-space', '', thrown);
		if (keepsNoFiles.test(error.message)) return new Failure('files-refused', '', thrown);
	}
	return new Failure('unexpected', thrown instanceof Error ? thrown.message : String(thrown), thrown);
}
