/** Fits a specification to a record that was on another one before, or whose people changed its links. */
import { fit, formerOwners } from '#lib/specification/fit.ts';
import type { Specification } from '#lib/specification/types.ts';
import { loadSpecification } from '#lib/storage/content.ts';
import type { OpenRecord } from '#lib/storage/open-record.ts';

/** A former specification that is no longer here is left out: its claims wait until it is. */
export async function fitted(
	record: Pick<OpenRecord, 'all'>,
	specification: Specification
): Promise<Specification> {
	const keys = record.all('claim').map(({ fields }) => fields.requirement);
	const owners = [...formerOwners(specification, keys)];
	const links = record.all('link').map(({ fields }) => fields);
	// What is known of a specification is known by its identity.
	if (owners.length === 0 && links.length === 0) return specification;
	const former = await Promise.all(owners.map((id) => loadSpecification(id).catch(() => null)));
	return fit(
		specification,
		former.filter((one) => one !== null),
		links
	);
}
