import { expect, test } from 'vitest';
import type { Reason } from '#lib/gateway/readiness-checks.ts';
import { reasonSentence } from '#lib/gateway/readiness-sentences.ts';
import { aSpecification } from '../assessment/builders.ts';
import { builtInRules } from './builders.ts';
import { aGatewayItem, aRulebook } from './readiness-builders.ts';

const rules = await builtInRules();
const alternatives = [
	{ id: 'exemption', text: 'An exemption.', source: 'ours' },
	{ id: 'bsl', text: 'British Sign Language.', source: 'ours' }
];
const item = aGatewayItem({
	check: { kind: 'certificate', subject: 'english', level: 'level 1', alternatives }
});
const specification = aSpecification({
	methods: { case: { pass: 1, distinction: 0 }, watch: { pass: 1, distinction: 0 } }
});
const { practice } = aRulebook(rules, [aGatewayItem(), item]);
const forms = [...practice.forms.map((form) => ({ ...form, id: 'other', name: 'Other' })), ...practice.forms];
const names = { specification, practice: { ...practice, forms }, rules };
const method = 'Watch';
const word = { says: 'no', by: 'employer', on: '2026-11-01' } as const;

test.each<[Reason, string]>([
	[{ reason: 'time', earliest: { state: 'waiting', for: 'start' } }, 'There is no start date to count from.'],
	[
		{
			reason: 'time',
			earliest: {
				state: 'dated',
				date: '2026-11-23',
				counted: { from: '2025-11-23', leftOut: [], shorterMonth: false, breaks: [], agreedEnd: null }
			}
		},
		'Enough time is served on 23 November 2026.'
	],
	[
		{ reason: 'time', earliest: { state: 'not-known', reasons: [] } },
		'The day on which enough time is served is not known.'
	],
	[
		{ reason: 'certificate', has: 'entry level 3', needs: 'level 1' },
		'There is a certificate at entry level 3; level 1 is asked for.'
	],
	[{ reason: 'no-certificate', needs: 'level 1' }, 'There is no certificate; level 1 is asked for.'],
	[
		{ reason: 'certificates-unasked', needs: 'level 1' },
		'Nobody has said yet whether there is a certificate; level 1 is asked for.'
	],
	[
		{ reason: 'unclear-level', has: 'grade C', needs: 'level 1' },
		'There is a certificate at "grade C", which cannot be compared with level 1.'
	],
	[
		{ reason: 'alternative', id: 'bsl' },
		'Something else stands in for the certificate: British Sign Language.'
	],
	[
		{ reason: 'age-unknown', missing: 'born' },
		'Without the date of birth nobody can tell which funding rule holds.'
	],
	[
		{ reason: 'age-unknown', missing: 'start' },
		'Without the start date nobody can tell which funding rule holds.'
	],
	[
		{ reason: 'unlikely-age', age: 7 },
		'By the dates in the record the apprentice was 7 at the start: one of them must be wrong.'
	],
	[
		{ reason: 'covered', method: 'watch', met: 29, of: 30 },
		`29 of 30 pass criteria of the ${method} have evidence.`
	],
	[
		{ reason: 'coverage-unknown', method: 'watch' },
		`Nothing is known yet about the evidence for the ${method}.`
	],
	[{ reason: 'pieces', count: 1, minimum: 10, maximum: 15 }, '1 piece is chosen; 10 to 15 are asked for.'],
	[
		{ reason: 'pieces', count: 9, minimum: 10, maximum: null },
		'9 pieces are chosen; 10 or more are asked for.'
	],
	[
		{ reason: 'pieces', count: 16, minimum: null, maximum: 15 },
		'16 pieces are chosen; 15 at most are asked for.'
	],
	[{ reason: 'pieces', count: 2, minimum: null, maximum: null }, '2 pieces are chosen; any number will do.'],
	[{ reason: 'no-pieces-chosen' }, 'No pieces have been chosen yet.'],
	[{ reason: 'form-not-begun', form: 'declaration' }, 'Declaration has not been begun.'],
	[{ reason: 'form-not-filled', form: 'declaration' }, 'Declaration is not filled in.'],
	[{ reason: 'form-signed', form: 'declaration', on: 'here' }, 'Declaration is complete in this record.'],
	[
		{ reason: 'form-signed', form: 'declaration', on: 'paper' },
		'Declaration is complete: somebody said so of the one on paper.'
	],
	[
		{ reason: 'not-signed', form: 'declaration', who: ['apprentice', 'employer'] },
		'Declaration is not signed by the apprentice and the employer.'
	],
	[
		{ reason: 'signature-broken', form: 'declaration', who: ['employer'] },
		'Declaration was changed after it was signed by the employer.'
	],
	[{ reason: 'word', word }, 'The employer said no on 1 November 2026.'],
	[{ reason: 'other-word', word }, 'The employer said no on 1 November 2026.'],
	[{ reason: 'no-word', of: 'provider' }, 'The provider has not said yet.'],
	[{ reason: 'does-not-apply' }, 'It does not apply here.'],
	[{ reason: 'may-not-apply' }, 'Nobody has said yet whether it applies here.'],
	[
		{ reason: 'funding-rule', rule: 'english-maths-from-19' },
		'The record relies on a funding rule: English and maths from 19. Check with your provider.'
	],
	[
		{ reason: 'funding-rule', rule: 'minimum-duration-8-months' },
		'The record relies on a funding rule: At least 8 months of training. Check with your provider.'
	],
	// A record may have come from another organisation, or know a rule of another year.
	[
		{ reason: 'funding-rule', rule: 'from-21' },
		'The record relies on a funding rule: from-21. Check with your provider.'
	],
	[{ reason: 'form-not-begun', form: 'pledge' }, 'pledge has not been begun.'],
	[
		{ reason: 'coverage-unknown', method: 'harbour' },
		'Nothing is known yet about the evidence for the harbour.'
	],
	[{ reason: 'alternative', id: 'song' }, 'Something else stands in for the certificate: song']
])('%o', (reason, sentence) => {
	expect(reasonSentence(reason, names)).toBe(sentence);
});

test('without a gateway list, what stands in for a certificate goes by its id', () => {
	const none = { ...names, practice: { ...names.practice, gateway: null } };
	expect(reasonSentence({ reason: 'alternative', id: 'bsl' }, none)).toContain(': bsl');
});
