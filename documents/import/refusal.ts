/** A file from somebody else that is not read, and why: in a sentence for the person who gave it. */
export class Refusal extends Error {}
