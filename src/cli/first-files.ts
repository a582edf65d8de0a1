/** What `init` writes. The schema comes with the package that a project has installed, so that it fits the program. */

/** What Flowform keeps for itself, and what a review writes. */
export const ignoredFolders = [".flowform", "flowform-report"];

export const firstConfig = (
  project: string,
) => `# yaml-language-server: $schema=./node_modules/flowform/schema/config.schema.json

# The name under which each tenant remembers the flows of this project. Stable for ever.
project: ${project}

# Every file below this folder whose name ends in .flow.yaml is a flow.
flows: flows

# Without a target everything happens in the built-in sandbox. Secrets never stand here: sign in with
# "flowform login --target production" with the id of an app that SuperOffice knows, or see docs/targets.md for CI.
#
# targets:
#   production:
#     tenant: Cust12345
#     environment: online
#     clientId: 0123456789abcdef
`;

export const firstFlow = `# yaml-language-server: $schema=../node_modules/flowform/schema/flow.schema.json

# The key is the flow's own for ever; its name and this file may change.
flow: welcome
name: Welcome
description: Greets new contacts and asks their salesperson to call them.

enrolment:
  triggers:
    - on: personCreated
  once: true

steps:
  # People stand on steps, so every step has an id that it keeps.
  - id: settle-in
    wait: 1 day
  - id: call
    createFollowUp:
      title: Welcome call
      when: firstAvailable
      duration: 30 minutes
      assignTo: ourContact
  - id: tell
    notifyByEmail:
      to: ourContact
      subject: A new contact is waiting for your call
      text: The follow-up is in your diary.
`;
