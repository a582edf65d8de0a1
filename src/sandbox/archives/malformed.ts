/** A query that nobody can read or carry out; thrown on the way through it and answered with 400. */
export class MalformedQuery extends Error {}
