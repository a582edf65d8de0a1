/** What flowform says about itself. */
export const overview = `flowform: SuperOffice marketing flows as code

  flowform init                         a first project with one flow
  flowform validate                     check all flows, without a network
  flowform plan --out plan.json         show what would change, and keep it
  flowform apply plan.json              do exactly that

Commands:
  init        write flowform.yaml and a first flow
  validate    check the flow files
  lint        find what is valid and still wrong
  fmt         bring flow files into their usual form
  import      write files for flows that were made in SuperOffice
  compile     print the carrier that would be sent
  plan        show what applying would change
  show        show a saved plan
  apply       make the target be as the files say
  drift       say which side has changed since the last apply: git, SuperOffice or both
  rollback    plan the way back to what an apply replaced
  recover     show and settle what an apply has left in the middle
  pull        bring changes made in SuperOffice into the files
  graph       draw flows as Mermaid
  columns     list the columns that conditions can name
  lookup      list the names that the target has
  watch       validate and plan again on every save
  login       sign in to a target in the browser
  logout      end that sign-in
  whoami      show who is signed in, and what they may do
  doctor      look whether a target can be worked with
  ci          plan, comment and apply in GitHub Actions or GitLab CI
  sandbox     serve the built-in sandbox over HTTP

flowform COMMAND --help says more. Exit codes: 0 done or nothing to do, 1 error, 2 changes
(plan --detailed-exitcode, drift), 3 invalid definitions or usage, 4 not signed in or not allowed,
5 stale or conflicting, 6 blocked, 7 outcome unknown.
`;
