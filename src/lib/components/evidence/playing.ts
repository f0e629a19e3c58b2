/** What others may do with the player of a recording. */
export interface Playing {
	playFrom(seconds: number): void;
	/** Where it stands, in seconds. */
	position(): number;
}
