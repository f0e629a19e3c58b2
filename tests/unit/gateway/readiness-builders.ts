/** Invented gateway lists and facts about an apprentice of whom nothing is known. */
import type { Rulebook } from '#lib/gateway/readiness.ts';
import type { Facts } from '#lib/gateway/readiness-facts.ts';
import type { Form, GatewayItem } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import { aDeadline } from './builders.ts';

/** The item `item`: the employer's word, required at gateway. */
export function aGatewayItem(plan: Partial<GatewayItem> = {}): GatewayItem {
	return {
		id: 'item',
		name: 'Item',
		text: '<p>Why</p>',
		todo: '<p>What</p>',
		who: ['apprentice'],
		weight: 'required',
		due: 'gateway',
		only: null,
		check: { kind: 'declared', by: 'employer' },
		source: 'ours',
		...plan
	};
}

/** `declaration`: apprentice and employer must sign it, the provider may. */
function aForm(): Form {
	const signature = (who: 'apprentice' | 'employer' | 'provider', required: boolean) => ({
		id: `signed-${who}`,
		label: who,
		kind: 'signature' as const,
		fill: null,
		who,
		beside: null,
		options: [],
		columns: [],
		cells: [],
		required
	});
	return {
		id: 'declaration',
		name: 'Declaration',
		ours: true,
		use: '',
		sections: [
			{
				name: null,
				text: null,
				fields: [signature('apprentice', true), signature('employer', true), signature('provider', false)]
			}
		],
		source: 'ours'
	};
}

/** 10 to 15 pieces, the form `declaration`, and the deadline `hand-in` two months after gateway. */
export function aRulebook(
	rules: Rules,
	items: readonly GatewayItem[],
	more: Partial<Rulebook> = {}
): Rulebook {
	return {
		practice: {
			gateway: { summary: '', items, source: 'ours' },
			forms: [aForm()],
			deadlines: [aDeadline({ id: 'hand-in', kind: 'by', from: 'gateway', count: 2 })]
		},
		pieces: { minimum: 10, maximum: 15, source: 'ours' },
		rules,
		...more
	};
}

/** Nothing is known but what is given. */
export function facts(known: Partial<Facts> = {}): Facts {
	return {
		dates: {},
		certificates: null,
		alternatives: new Map(),
		covered: new Map(),
		pieces: null,
		forms: new Map(),
		words: new Map(),
		applies: new Map(),
		relied: new Map(),
		...known
	};
}
