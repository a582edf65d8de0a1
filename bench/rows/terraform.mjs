export async function terraformRows() {
  return [];
}
