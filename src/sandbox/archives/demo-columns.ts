/**
 * DOCUMENTED: the columns of user-defined and extra fields that SuperOffice's demo database has, by restriction type;
 * without one they can only be looked at (superoffice-conditions.md D.6).
 */
export const demoColumns: Readonly<Record<string, string>> = {
  "": `
    contactExtra/x_contact_time personExtra/x_person_time request/extra/x_ticket_time`,
  associate: `
    personExtra/x_person_user_relation`,
  bool: `
    appointment/appointmentUdef/SuperOffice:6 contactExtra/x_contact_boolean contactUdef/SuperOffice:6
    document/documentUdef/SuperOffice:6 personAppointment/appointmentUdef/SuperOffice:6
    personExtra/x_person_boolean personUdef/SuperOffice:6 projectMembers/projectUdef/SuperOffice:6
    request/extra/x_ticket_boolean sale/saleUdef/SuperOffice:6`,
  date: `
    appointment/appointmentUdef/SuperOffice:4 contactExtra/x_contact_date contactUdef/SuperOffice:4
    document/documentUdef/SuperOffice:4 personAppointment/appointmentUdef/SuperOffice:4
    personExtra/x_person_date personExtra/y_rental/x_end personExtra/y_rental/x_start personUdef/SuperOffice:4
    projectMembers/projectUdef/SuperOffice:4 request/extra/x_ticket_date sale/saleUdef/SuperOffice:4`,
  datetime: `
    contactExtra/x_contact_datetime personExtra/x_person_datetime request/extra/x_ticket_datetime
    request/extra/x_ticket_timestamp`,
  decimal: `
    appointment/appointmentUdef/SuperOffice:8 contactExtra/x_contact_float contactUdef/SuperOffice:8
    document/documentUdef/SuperOffice:8 personAppointment/appointmentUdef/SuperOffice:8
    personExtra/x_person_float personUdef/SuperOffice:8 projectMembers/projectUdef/SuperOffice:8
    request/extra/x_ticket_float sale/saleUdef/SuperOffice:8`,
  int: `
    appointment/appointmentUdef/SuperOffice:3 contactExtra/x_contact_default_integer
    contactExtra/x_contact_hidden_integer contactExtra/x_contact_integer contactUdef/SuperOffice:3
    document/documentUdef/SuperOffice:3 personAppointment/appointmentUdef/SuperOffice:3
    personExtra/x_person_hidden_integer personExtra/x_person_integer personExtra/y_car/id
    personExtra/y_rental/id personExtra/y_rental/x_amount personUdef/SuperOffice:3
    projectMembers/projectUdef/SuperOffice:10 projectMembers/projectUdef/SuperOffice:3
    projectMembers/projectUdef/SuperOffice:9 request/extra/x_ticket_integer request/extra/y_car/id
    sale/saleUdef/SuperOffice:3`,
  listAny: `
    appointment/appointmentUdef/SuperOffice:7 contactExtra/x_contact_dropdown
    contactExtra/x_contact_short_dropdown contactUdef/SuperOffice:12 contactUdef/SuperOffice:13
    contactUdef/SuperOffice:7 document/documentUdef/SuperOffice:7
    personAppointment/appointmentUdef/SuperOffice:7 personExtra/x_person_category_relation
    personExtra/x_person_priority_relation personExtra/x_person_shorttext_list personUdef/SuperOffice:7
    projectMembers/projectUdef/SuperOffice:7 request/extra/x_ticket_category_relation
    request/extra/x_ticket_shorttext_list sale/saleUdef/SuperOffice:7`,
  string: `
    appointment/appointmentUdef/SuperOffice:1 appointment/appointmentUdef/SuperOffice:2
    contactExtra/x_contact_longtext contactExtra/x_contact_shorttext contactExtra/y_organization/x_name
    contactUdef/SuperOffice:1 contactUdef/SuperOffice:10 contactUdef/SuperOffice:11 contactUdef/SuperOffice:2
    contactUdef/SuperOffice:9 document/documentUdef/SuperOffice:1 document/documentUdef/SuperOffice:2
    personAppointment/appointmentUdef/SuperOffice:1 personAppointment/appointmentUdef/SuperOffice:2
    personExtra/x_person_longtext personExtra/x_person_shorttext personExtra/y_rental/y_equipment/x_name
    personUdef/SuperOffice:1 personUdef/SuperOffice:10 personUdef/SuperOffice:11 personUdef/SuperOffice:2
    personUdef/SuperOffice:9 projectMembers/projectUdef/SuperOffice:1 projectMembers/projectUdef/SuperOffice:2
    request/extra/x_ticket_longtext request/extra/x_ticket_short_text request/extra/y_equipment/x_name
    sale/saleUdef/SuperOffice:1 sale/saleUdef/SuperOffice:2`,
  stringorPK: `
    contactExtra/x_contact_contact contactExtra/x_contact_contact_relation
    contactExtra/x_contact_request_relation personExtra/x_person_appointment_relation
    personExtra/x_person_contact_relation personExtra/x_person_request_relation personExtra/y_rental/x_contact
    request/extra/x_ticket_faq request/extra/x_ticket_project_relation`,
  timeSpan: `
    contactExtra/x_contact_timespan personExtra/x_person_timespan request/extra/x_ticket_timespan`,
  unlimitedDate: `
    appointment/appointmentUdef/SuperOffice:5 contactUdef/SuperOffice:5 document/documentUdef/SuperOffice:5
    personAppointment/appointmentUdef/SuperOffice:5 personUdef/SuperOffice:5
    projectMembers/projectUdef/SuperOffice:5 sale/saleUdef/SuperOffice:5`,
};
