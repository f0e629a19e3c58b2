/** Which keys a schema takes at a place. */
import type { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * The keys that a schema takes at a path.
 *
 * @param data tells which of several forms is meant where one key chooses between them
 */
export function keysAt(schema: Schema, path: readonly (string | number)[], data: unknown): string[] {
	let [forms, value] = [unwrapped(schema, data), data];
	for (const step of path) {
		value =
			typeof value === 'object' && value !== null
				? (value as Record<string | number, unknown>)[step]
				: undefined;
		forms = forms.flatMap((form) => inside(form, step)).flatMap((form) => unwrapped(form, value));
	}
	return [...new Set(forms.flatMap((form) => Object.keys(shapeOf(form) ?? {})))];
}

function definitionOf(schema: Schema) {
	return (schema as z.core.$ZodTypes)._zod.def;
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
	const definition = definitionOf(schema);
	return definition.type === 'object' ? definition.shape : undefined;
}

function unwrapped(schema: Schema, value: unknown): Schema[] {
	const definition = definitionOf(schema);
	switch (definition.type) {
		case 'optional':
		case 'nullable':
		case 'default':
			return unwrapped(definition.innerType, value);
		case 'union': {
			const { options } = definition;
			const by = 'discriminator' in definition ? String(definition.discriminator) : undefined;
			const chosen = by === undefined ? options : options.filter((option) => chooses(option, by, value));
			return (chosen.length > 0 ? chosen : options).flatMap((option) => unwrapped(option, value));
		}
		default:
			return [schema];
	}
}

function chooses(option: Schema, by: string, value: unknown): boolean {
	const key = shapeOf(option)?.[by];
	const definition = key && definitionOf(key);
	const given =
		typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[by] : undefined;
	return definition?.type === 'literal' && definition.values.some((one) => one === given);
}

function inside(schema: Schema, step: string | number): Schema[] {
	const definition = definitionOf(schema);
	switch (definition.type) {
		case 'object': {
			const form = definition.shape[step];
			return form ? [form] : [];
		}
		case 'array':
			return [definition.element];
		case 'record':
			return [definition.valueType];
		default:
			return [];
	}
}
