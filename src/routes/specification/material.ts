/** What a chapter shows beside the specification itself. Each is fetched when a chapter wants it, and once. */
import type { Chapter } from '#lib/specification/read/chapters.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { GuidanceBook } from '#lib/specification/types.ts';
import { loadGuidance } from '#lib/storage/guidance-content.ts';
import { loadPractice } from '#lib/storage/practice-content.ts';

export interface Material {
	readonly guidance: GuidanceBook | null;
	readonly practice: Practice | null;
}

/** @param needs what the chapters on screen need, in any order */
export async function loadFor(specification: string, needs: Chapter['needs']): Promise<Material> {
	const [guidance, practice] = await Promise.all([
		needs.includes('guidance') ? loadGuidance(specification) : null,
		needs.includes('practice') ? loadPractice(specification) : null
	]);
	return { guidance, practice };
}
