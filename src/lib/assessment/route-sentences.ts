/** Routes in plain English. Every name comes from the specification. */
import type { Specification } from '#lib/specification/types.ts';
import { capital, counted, gradeWord, list } from '#lib/specification/words.ts';
import type { Blocked, MethodWay, Route } from './route.ts';

/** "Distinction: 2 more criteria in Observation and 1 more criterion in Discussion." */
export function routeSentence(specification: Specification, route: Route): string {
	switch (route.kind) {
		case 'there':
			return `${capital(gradeWord(specification, route.grade))} is reached.`;
		case 'open': {
			const ways = route.ways.flatMap((way) => wayPhrase(specification, way));
			return `${capital(gradeWord(specification, route.to))}: ${list(ways)}.`;
		}
		case 'unreachable': {
			const grade = capital(gradeWord(specification, route.to));
			const why = route.blocked.map((blocked) => obstaclePhrase(specification, blocked));
			return `${grade} is out of reach: ${list(why)}.`;
		}
		default:
			return route satisfies never;
	}
}

function wayPhrase(specification: Specification, { method, criteria, points }: MethodWay): string[] {
	const where = `in ${nameOf(specification, method)}`;
	if (points !== null) return [`at least ${counted(points, 'point')} ${where}`];
	if (criteria.length === 0) return [];
	return [`${counted(criteria.length, 'more criterion', 'more criteria')} ${where}`];
}

function obstaclePhrase(specification: Specification, { method, because }: Blocked): string {
	const name = method === null ? 'the overall grade' : nameOf(specification, method);
	switch (because) {
		case 'capped':
			return `${name} is capped after a retake`;
		case 'ruled-out':
			return `results leave too little open in ${name}`;
		case 'nothing-to-count':
			return method === null
				? 'no line of the overall table gives it'
				: `${name} has too little that counts for it`;
		default:
			return because satisfies never;
	}
}

function nameOf({ methods }: Specification, id: string): string {
	return methods.find((method) => method.id === id)?.name ?? id;
}
