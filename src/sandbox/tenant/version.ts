/** The release that the sandbox is modelled on. */
export const release = "Release_12.4_2026.09.17-05";

/** DOCUMENTED: GET of the api root answers a version block (superoffice-api.md A1); ASSUMED: which other members it has. */
export const version = {
  NetServerVersion: "12.4.1514",
  DatabaseVersion: "12.4",
  Release: release,
} as const;

/** DOCUMENTED: GET v1 answers the addresses of the endpoints, for those who look what there is (superoffice-api.md A1). */
export const endpoints: Readonly<Record<string, string>> = {
  Archive: "v1/Archive",
  Hierarchy: "v1/Hierarchy",
  MDOList: "v1/MDOList",
  User: "v1/User",
  "Agents/Archive": "v1/Agents/Archive",
  "Agents/Find": "v1/Agents/Find",
  "Agents/ForeignSystem": "v1/Agents/ForeignSystem",
  "Agents/List": "v1/Agents/List",
  "Agents/MDO": "v1/Agents/MDO",
  "Agents/Workflow": "v1/Agents/Workflow",
};
