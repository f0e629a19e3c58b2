import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal } from '#lib/record/seal.ts';
import { fieldsOf } from '../../support/rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('a seal', () => {
	// RFC 8785, section 3.2.4, gives these bytes for its example of section 3.2.2.
	it('of the example of RFC 8785 is the hash of the bytes that it prints', async () => {
		const example = {
			numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false]
		};
		const bytes = Buffer.from(
			[
				'7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a',
				'5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237',
				'5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d'
			].join(''),
			'hex'
		);
		expect(await seal(example)).toBe(createHash('sha256').update(bytes).digest('hex'));
	});

	// RFC 8785, section 3.2.3: properties go by UTF-16 units, so U+1F600 comes before U+FB33.
	it('sorts names as RFC 8785 does', async () => {
		const example = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis'
		};
		const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'] as const;
		const text = order.map((name) => `${JSON.stringify(name)}:${JSON.stringify(example[name])}`).join(',');
		expect(await seal(example)).toBe(sha256(`{${text}}`));
	});

	// RFC 8785, appendix B.
	it.for<[string, string]>([
		['0000000000000000', '0'],
		['8000000000000000', '0'],
		['0000000000000001', '5e-324'],
		['7fefffffffffffff', '1.7976931348623157e+308'],
		['4340000000000000', '9007199254740992'],
		['4430000000000000', '295147905179352830000'],
		['44b52d02c7e14af5', '9.999999999999997e+22'],
		['44b52d02c7e14af6', '1e+23'],
		['444b1ae4d6e2ef4f', '999999999999999900000'],
		['444b1ae4d6e2ef50', '1e+21'],
		['3eb0c6f7a0b5ed8d', '0.000001'],
		['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
		['41b3de4355555553', '333333333.3333332'],
		['becbf647612f3696', '-0.0000033333333333333333'],
		['43143ff3c1cb0959', '1424953923781206.2']
	])('writes the number %s as %s', async ([bits, text]) => {
		expect(await seal(Buffer.from(bits, 'hex').readDoubleBE())).toBe(sha256(text));
	});

	it('is the same in whatever order the fields stand', async () => {
		const fields = fieldsOf('claim');
		const turned = Object.fromEntries(Object.entries(fields).reverse());
		expect(await seal(turned)).toBe(await seal(fields));
	});

	it('changes with every field', async () => {
		const fields = fieldsOf('claim');
		const seals = [fields, ...Object.keys(fields).map((field) => ({ ...fields, [field]: 'other' }))].map(
			seal
		);
		expect(new Set(await Promise.all(seals)).size).toBe(5);
	});

	it.for<[string, unknown]>([
		['nothing', undefined],
		['a function', () => 1],
		['not a number', { a: NaN }],
		['infinity', [Infinity]],
		['half a character', '\ud83d']
	])('is refused to %s', async ([, value]) => {
		await expect(seal(value)).rejects.toThrow();
	});
});
