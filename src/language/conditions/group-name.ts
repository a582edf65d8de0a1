/**
 * What people call a group of conditions. SuperOffice numbers groups that nobody named: "0", "1" … (superoffice-conditions.md
 * A.2), and a number says nothing.
 */
export function groupName(name: string): string {
  return /^\d+$/.test(name) ? "" : name;
}
