/** Properties of a carrier, or of a node on the way. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Whether people leave at a split whom no branch takes, or at a wait who do none of its actions in time: where time is
 * never up, nobody does.
 */
export const leavesInTime = ({ ExitFlow, WaitForTimeout }: Values) => ExitFlow === true && WaitForTimeout !== false;
