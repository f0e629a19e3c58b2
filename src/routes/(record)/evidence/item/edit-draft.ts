/** The name of the draft in which unsaved changes of a piece of evidence are kept. */
export const editDraftId = (evidence: string) => `evidence:${evidence}`;
