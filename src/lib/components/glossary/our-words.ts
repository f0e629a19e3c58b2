/** Words that this app uses in a way of its own; what the specification explains goes before them. */

/** Keyed as they are written in the middle of a sentence. */
export const ourWords: Readonly<Record<string, string>> = {
	claim: 'You say that a piece of evidence shows one requirement, how it does, and where to look.',
	confirmation:
		'A tutor or employer has looked at a claim and agrees with it. Their name, role and the day stay with it.',
	criterion: 'One thing that the assessor looks for. Each counts towards a pass or towards a distinction.',
	coverage: 'How many of the requirements have evidence, and how many of those are confirmed.',
	distinction: 'The best grade. It asks for everything that a pass asks for, and more.',
	evidence:
		'Anything that shows how you work: a photo, an e-mail, a recording, a few lines about a hard call.',
	gateway:
		'The day on which you, your employer and your training provider agree that you are ready for the end-point assessment.',
	KSB: 'Knowledge, skill or behaviour: what the apprenticeship expects you to know, do and be.',
	mock: 'A rehearsal of one assessment. Your tutor marks it as the assessor would, and it counts for nothing but practice.',
	'on your evidence': 'The grade if the assessor agreed with everything that you claim.',
	reachable: 'The best grade that nothing has ruled out yet.',
	requirement: 'A criterion or a KSB: something that your evidence can show.',
	secure: 'The grade that you would have from what is confirmed alone.'
};
