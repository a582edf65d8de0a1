/**
 * Columns that can be looked at but not tested: those of the archive provider for persons that have no restriction
 * type (superoffice-conditions.md D.6).
 */
export const shownColumns: ReadonlySet<string> = new Set(
  `
    appointment/appointment/agendaHtml appointment/appointment/isConverted appointment/appointment/titleHtml
    appointment/appointmentPublish/publishedBy appointment/associate/credentialDisplayValue
    appointment/associate/credentialType appointment/associate/portraitThumbnail appointment/endTime
    appointment/joinVideomeetUrl appointment/time appointment/who associateType birthdate chatSession/icon
    chatSession/recordTypeText contactAssociate/credentialDisplayValue contactAssociate/credentialType
    contactAssociate/portraitThumbnail correspondingAssociate/credentialDisplayValue
    correspondingAssociate/credentialType correspondingAssociate/portraitThumbnail
    document/associate/credentialDisplayValue document/associate/credentialType
    document/associate/portraitThumbnail document/documentPublish/publishedBy document/recordTypeText
    document/time document/who formSubmission/icon formSubmission/recordTypeText formSubmission/time
    fullNameWithContact mainContact personAddress/formattedAddress personAddress/formattedMultiLineAddress
    personAppointment/appointment/agendaHtml personAppointment/appointment/isConverted
    personAppointment/appointment/titleHtml personAppointment/appointmentPublish/publishedBy
    personAppointment/associate/credentialDisplayValue personAppointment/associate/credentialType
    personAppointment/associate/portraitThumbnail personAppointment/endTime personAppointment/joinVideomeetUrl
    personAppointment/time personAppointment/who personAssociate/credentialDisplayValue
    personAssociate/credentialType personAssociate/portraitThumbnail personSourceRelation/associateType
    personSourceRelation/birthdate personSourceRelation/portraitThumbnail personSourceRelation/who
    personTargetRelation/associateType personTargetRelation/birthdate personTargetRelation/portraitThumbnail
    personTargetRelation/who portraitThumbnail postAddress/formattedAddress
    postAddress/formattedMultiLineAddress projectMembers/icon projectMembers/imageThumbnail
    projectMembers/projectAssociate/credentialDisplayValue projectMembers/projectAssociate/credentialType
    projectMembers/projectAssociate/portraitThumbnail projectMembers/projectPublish/publishedBy
    projectMembers/statusRank request/createdBy/credentialDisplayValue request/createdBy/credentialType
    request/createdBy/portraitThumbnail request/ownedBy/credentialDisplayValue request/ownedBy/credentialType
    request/ownedBy/portraitThumbnail restrictionAddress/formattedAddress
    restrictionAddress/formattedMultiLineAddress rowKind sale/amountInBaseCurrency
    sale/amountWeightedInBaseCurrency sale/associate/credentialDisplayValue sale/associate/credentialType
    sale/associate/portraitThumbnail
    sale/quote/version/alternative/quoteline/PriceUnitSubscriptionQuantityUnit
    sale/quote/version/alternative/quoteline/PriceUnitSubscriptionUnit
    sale/quote/version/alternative/quoteline/UnitListPriceSubscriptionQuantity
    sale/quote/version/alternative/quoteline/quoteLineThumbnail
    sale/quote/version/alternative/quoteline/quoteLineThumbnailLarge sale/salePublish/publishedBy
    sale/saleTypeId sale/stageId sale/stageName sale/stageRank sale/time sale/who sourceRelation/mainContact
    sourceRelation/who streetAddress/formattedAddress streetAddress/formattedMultiLineAddress
    targetRelation/mainContact targetRelation/who who workflowInstance/emailFlow/mediumThumbnail
    workflowInstance/emailFlow/thumbnail workflowInstance/emailFlow/workflowCompletedCount
    workflowInstance/emailFlow/workflowEnrolledCount workflowInstance/emailFlow/workflowInProgressCount
    workflowInstance/emailFlow/workflowSucceededCount workflowInstance/emailFlow/workflowSuccessRate
    workflowInstance/workflowInstanceCurrentStepDescription workflowInstance/workflowInstanceCurrentStepId
    workflowInstance/workflowInstanceDropoutReason
    workflowInstance/workflowInstanceLastCommunicationBounceInfo
    workflowInstance/workflowInstanceLastCommunicationStepDescription
  `
    .trim()
    .split(/\s+/),
);
