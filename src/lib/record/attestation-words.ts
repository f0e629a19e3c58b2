/** Keys and passphrases in words that can be read out over the phone. */
import { fromBase64url } from './attestation-bytes.ts';

/** One for each byte, told apart by their first four letters. Fingerprints rest on it: never change it. */
export const words: readonly string[] = `
	acorn amber anchor apple apron arrow autumn axle badge bagel baker bamboo banjo barn basket beach
	bell bench berry bicycle birch biscuit blanket blossom bobbin bonnet bottle brick bridge broom
	bucket bugle butter cabin cactus camel candle canoe carpet castle cedar chalk cherry chimney cinder
	clover cobble coffee comet copper coral cotton cradle crayon cricket crystal cupboard curtain daisy
	dancer denim diamond dinner dolphin donkey dragon drummer duck dune eagle easel echo elbow ember
	engine fabric falcon farmer feather fence fiddle finger flannel flute forest fossil fountain fox
	garden garlic ginger glacier glove goblet goose granite grape guitar hammer harbour hazel hedge
	helmet heron hinge honey hotel igloo indigo island ivory jacket jelly jigsaw jockey jumper jungle
	kayak kettle kitten ladder lagoon lantern lemon lettuce lily linen lizard lobster locket lumber
	magnet mango maple marble meadow medal melon mirror mitten monkey mosaic muffin museum mustard
	napkin needle nettle noodle number nutmeg oak ocean olive onion orange orchard otter oven owl
	paddle painter panda paper parrot pasta peach pebble pencil pepper piano picnic pigeon pillow
	pirate planet plum pocket pony poppy potato puddle pumpkin purple quartz quilt rabbit radish ribbon
	river robin rocket rope ruby saddle sailor salmon sandal satin saucer scarf school seagull shadow
	sheep silver skate slipper snow spider spoon squirrel stable statue stone sugar summer sunset swan
	table tailor teapot temple thimble thunder ticket tiger timber toffee tomato tower tractor trumpet
	tulip tunnel turnip turtle umbrella uncle valley vanilla velvet violin volcano waffle wagon walnut
	walrus willow window winter wizard yacht yellow yogurt zebra	`
	.trim()
	.split(/\s+/);

/** Enough that nobody makes a second key with the same words. */
const ofKey = 8;
/** With the slow hash that guards a file, out of reach of guessing. */
const ofPassphrase = 6;

/** Bytes as words, one each. */
export function inPlainWords(bytes: Uint8Array): string[] {
	return [...bytes].map((byte) => words[byte] ?? '');
}

/** What two people compare to be sure that they mean the same key: the first words of its SHA-256. */
export async function fingerprint(publicKey: string): Promise<string[]> {
	const bytes = fromBase64url(publicKey) ?? new Uint8Array();
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return inPlainWords(digest.subarray(0, ofKey));
}

/** A passphrase by chance. */
export function newPassphrase(): string {
	return inPlainWords(crypto.getRandomValues(new Uint8Array(ofPassphrase))).join(' ');
}
