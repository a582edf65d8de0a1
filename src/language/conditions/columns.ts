/**
 * The columns that conditions can speak of, by restriction type: those of the archive provider for persons
 * (superoffice-conditions.md D.6; column names and types only). Fields that a tenant adds itself are not here:
 * their columns start with one of `tenantColumns`.
 */
export const columnsByType: Readonly<Record<string, string>> = {
  associate: `
    appointment/associate/assocName appointment/associate/associateDbId appointment/associateId
    appointment/registeredBy appointment/registeredByFullName appointment/updatedBy appointment/updatedByFullName
    associateId chatSession/associateId contactAssociate/assocName contactAssociate/associateDbId
    correspondingAssociate/assocName correspondingAssociate/associateDbId document/associate/assocName
    document/associate/associateDbId document/associateId document/registeredBy document/registeredByFullName
    document/updatedBy document/updatedByFullName formSubmission/associateId formSubmission/registeredBy
    formSubmission/updatedBy personAppointment/associate/assocName personAppointment/associate/associateDbId
    personAppointment/associateId personAppointment/registeredBy personAppointment/registeredByFullName
    personAppointment/updatedBy personAppointment/updatedByFullName personAssociate/assocName
    personAssociate/associateDbId personAssociateFullName personAssociateId personRegisteredBy
    personRegisteredByFullName personSourceRelation/personAssociateFullName personSourceRelation/personAssociateId
    personSourceRelation/personRegisteredBy personSourceRelation/personRegisteredByFullName
    personSourceRelation/personUpdatedBy personSourceRelation/personUpdatedByFullName
    personSourceRelation/supportAssociate personSourceRelation/supportAssociateFullName
    personTargetRelation/personAssociateFullName personTargetRelation/personAssociateId
    personTargetRelation/personRegisteredBy personTargetRelation/personRegisteredByFullName
    personTargetRelation/personUpdatedBy personTargetRelation/personUpdatedByFullName
    personTargetRelation/supportAssociate personTargetRelation/supportAssociateFullName personUpdatedBy
    personUpdatedByFullName projectMembers/associateId projectMembers/projectAssociate/assocName
    projectMembers/projectAssociate/associateDbId projectMembers/registeredBy projectMembers/registeredByFullName
    projectMembers/updatedBy projectMembers/updatedByFullName registeredBy registeredByFullName
    request/createdBy/assocName request/createdBy/associateDbId request/ownedBy/assocName
    request/ownedBy/associateDbId sale/associate/assocName sale/associate/associateDbId sale/associateId
    sale/quote/version/alternative/quoteline/registeredBy
    sale/quote/version/alternative/quoteline/registeredByFullName
    sale/quote/version/alternative/quoteline/updatedBy sale/quote/version/alternative/quoteline/updatedByFullName
    sale/quote/version/approvalRegisteredBy sale/quote/version/approvedBy sale/registeredBy
    sale/registeredByFullName sale/updatedBy sale/updatedByFullName sourceRelation/associateId
    sourceRelation/registeredBy sourceRelation/registeredByFullName sourceRelation/updatedBy
    sourceRelation/updatedByFullName supportAssociate supportAssociateFullName targetRelation/associateId
    targetRelation/registeredBy targetRelation/registeredByFullName targetRelation/updatedBy
    targetRelation/updatedByFullName updatedBy updatedByFullName workflowInstance/emailFlow/registeredBy
    workflowInstance/emailFlow/updatedBy workflowInstance/registeredBy workflowInstance/updatedBy`,
  bool: `
    activeErpLinks appointment/alarm appointment/appointmentPublish/isPublished appointment/associate/isActive
    appointment/associate/isActiveText appointment/associate/isLocation appointment/associate/simultaneousEjUser
    appointment/booking appointment/completed appointment/isFree appointment/isMilestone appointment/recurring
    appointment/visibleInDiary contactAssociate/isActive contactAssociate/isActiveText contactAssociate/isLocation
    contactAssociate/simultaneousEjUser contactDeleted contactNoMail correspondingAssociate/isActive
    correspondingAssociate/isActiveText correspondingAssociate/isLocation
    correspondingAssociate/simultaneousEjUser document/associate/isActive document/associate/isActiveText
    document/associate/isLocation document/associate/simultaneousEjUser document/completed
    document/documentPublish/isPublished document/isMail document/isReport document/mailMergeDraft
    email/emailHasBounced forceCompany getAllRows getNoRows hasCompany hasEmarketingConsent hasInfoText
    hasInterests hasStoreConsent includePersonWithNoDMRestriction isMailingRecipient isProjectMember isStakeholder
    personActiveErpLinks personAppointment/alarm personAppointment/appointmentPublish/isPublished
    personAppointment/associate/isActive personAppointment/associate/isActiveText
    personAppointment/associate/isLocation personAppointment/associate/simultaneousEjUser
    personAppointment/booking personAppointment/completed personAppointment/isFree personAppointment/isMilestone
    personAppointment/recurring personAppointment/visibleInDiary personAssociate/isActive
    personAssociate/isActiveText personAssociate/isLocation personAssociate/simultaneousEjUser
    personEmail/emailHasBounced personHasInterests personNoMail personSourceRelation/hasCompany
    personSourceRelation/hasInfoText personSourceRelation/hasInterests personSourceRelation/isProjectMember
    personSourceRelation/isStakeholder personSourceRelation/personActiveErpLinks
    personSourceRelation/personHasInterests personSourceRelation/personNoMail personSourceRelation/retired
    personSourceRelation/useAsMailingAddress personTargetRelation/hasCompany personTargetRelation/hasInfoText
    personTargetRelation/hasInterests personTargetRelation/isProjectMember personTargetRelation/isStakeholder
    personTargetRelation/personActiveErpLinks personTargetRelation/personHasInterests
    personTargetRelation/personNoMail personTargetRelation/retired personTargetRelation/useAsMailingAddress
    projectMembers/activeErpLinks projectMembers/completed projectMembers/hasGuide projectMembers/hasInfoText
    projectMembers/projectAssociate/isActive projectMembers/projectAssociate/isActiveText
    projectMembers/projectAssociate/isLocation projectMembers/projectAssociate/simultaneousEjUser
    projectMembers/projectEvent/hasSignOff projectMembers/projectEvent/hasSignOn
    projectMembers/projectEvent/isExternalEvent projectMembers/projectPublish/isPublished
    request/createdBy/isActive request/createdBy/isActiveText request/createdBy/isLocation
    request/createdBy/simultaneousEjUser request/has_attachment request/ownedBy/isActive
    request/ownedBy/isActiveText request/ownedBy/isLocation request/ownedBy/simultaneousEjUser retired
    sale/activeErpLinks sale/associate/isActive sale/associate/isActiveText sale/associate/isLocation
    sale/associate/simultaneousEjUser sale/completed sale/hasGuide sale/hasQuote sale/hasStakeholders
    sale/salePublish/isPublished sale/stakeholdersEnabled sourceRelation/activeErpLinks
    sourceRelation/contactDeleted sourceRelation/contactNoMail sourceRelation/forceCompany
    sourceRelation/hasInfoText sourceRelation/hasInterests sourceRelation/stop stop targetRelation/activeErpLinks
    targetRelation/contactDeleted targetRelation/contactNoMail targetRelation/forceCompany
    targetRelation/hasInfoText targetRelation/hasInterests targetRelation/stop useAsMailingAddress
    withdrawnEmarketingConsent withdrawnStoreConsent workflowInstance/emailFlow/jumpToFinish
    workflowInstance/emailFlow/overrideConsentSubscription workflowInstance/emailFlow/startOnlyOnce`,
  date: `
    LastActivity LastCompletedActivity LastCompletedSale LastCompletedTicket LastDoByActivity LastDoBySale
    LastDoByTicket LastSale LastTicket appointment/appointmentPublish/publishedFrom
    appointment/appointmentPublish/publishedTo appointment/completedDate appointment/date appointment/endDate
    appointment/registeredDate appointment/updatedDate chatSession/date chatSession/registeredDate
    chatSession/updatedDate document/date document/documentPublish/publishedFrom
    document/documentPublish/publishedTo document/registeredDate document/updatedDate formSubmission/date
    formSubmission/registeredDate formSubmission/updatedDate personAppointment/appointmentPublish/publishedFrom
    personAppointment/appointmentPublish/publishedTo personAppointment/completedDate personAppointment/date
    personAppointment/endDate personAppointment/registeredDate personAppointment/updatedDate personRegisteredDate
    personSourceRelation/personRegisteredDate personSourceRelation/personUpdatedDate
    personTargetRelation/personRegisteredDate personTargetRelation/personUpdatedDate personUpdatedDate
    projectMembers/LastActivity projectMembers/LastCompletedActivity projectMembers/LastCompletedSale
    projectMembers/LastDoByActivity projectMembers/LastDoBySale projectMembers/LastSale projectMembers/endDate
    projectMembers/nextMilestone projectMembers/projectEvent/eventDate projectMembers/projectPublish/publishedFrom
    projectMembers/projectPublish/publishedTo projectMembers/registeredDate projectMembers/startDate
    projectMembers/updatedDate registeredDate request/createdDate sale/date sale/nextDueDate
    sale/quote/registeredDate sale/quote/version/alternative/quoteline/registeredDate
    sale/quote/version/alternative/quoteline/updatedDate sale/quote/version/approvedDate
    sale/quote/version/expiration sale/quote/version/sent sale/registeredDate sale/reopenDate
    sale/salePublish/publishedFrom sale/salePublish/publishedTo sale/updatedDate sourceRelation/registeredDate
    sourceRelation/updatedDate targetRelation/registeredDate targetRelation/updatedDate updatedDate
    workflowInstance/emailFlow/registeredDate workflowInstance/emailFlow/updatedDate
    workflowInstance/registeredDate workflowInstance/updatedDate workflowInstance/workflowInstanceStepStarted
    workflowInstance/workflowInstanceWaitUntil`,
  datetime: `
    chatSession/whenEnded chatSession/whenRequested chatSession/whenStarted deletedDate email/emailLastBounce
    email/emailLastSent personDeletedDate personEmail/emailLastBounce personEmail/emailLastSent
    personSourceRelation/personDeletedDate personSourceRelation/whenUpdatedByWorkflow
    personTargetRelation/personDeletedDate personTargetRelation/whenUpdatedByWorkflow request/activated
    request/closedAt request/createdAt request/deadline request/firstReadByOwner request/firstReadByUser
    request/lastChanged request/readByCustomer request/readByOwner request/repliedAt sourceRelation/deletedDate
    targetRelation/deletedDate whenUpdatedByWorkflow workflowInstance/workflowInstanceLastCommunicationTime`,
  decimal: `
    personAddress/wgs84latitude personAddress/wgs84longitude postAddress/wgs84latitude postAddress/wgs84longitude
    restrictionAddress/wgs84latitude restrictionAddress/wgs84longitude sale/amount sale/amountWeighted
    sale/earning sale/earningPercent sale/quote/version/alternative/discountAmount
    sale/quote/version/alternative/discountPercent sale/quote/version/alternative/earningAmount
    sale/quote/version/alternative/earningPercent sale/quote/version/alternative/erpDiscountAmount
    sale/quote/version/alternative/erpDiscountPercent sale/quote/version/alternative/quoteline/discountAmount
    sale/quote/version/alternative/quoteline/discountPercent
    sale/quote/version/alternative/quoteline/earningAmount sale/quote/version/alternative/quoteline/earningPercent
    sale/quote/version/alternative/quoteline/quantity sale/quote/version/alternative/quoteline/subTotal
    sale/quote/version/alternative/quoteline/subscriptionQuantity
    sale/quote/version/alternative/quoteline/totalCost sale/quote/version/alternative/quoteline/totalPrice
    sale/quote/version/alternative/quoteline/totalPriceIncVAT
    sale/quote/version/alternative/quoteline/totalPriceWithAlternativeDiscount
    sale/quote/version/alternative/quoteline/unitCost sale/quote/version/alternative/quoteline/unitListPrice
    sale/quote/version/alternative/quoteline/unitMinimumPrice sale/quote/version/alternative/quoteline/vat
    sale/quote/version/alternative/quoteline/vatAmount sale/quote/version/alternative/subTotal
    sale/quote/version/alternative/totalPrice sale/quote/version/alternative/totalPriceIncVAT
    sale/quote/version/alternative/vat sale/quote/version/alternative/vatAmount streetAddress/wgs84latitude
    streetAddress/wgs84longitude`,
  ejCategory: `
    request/categoryFullName`,
  ejUser: `
    chatSession/agent request/createdBy request/ownedBy`,
  int: `
    NumberOfActivities NumberOfActivitiesInPeriod NumberOfNotCompletedActivities
    NumberOfNotCompletedActivitiesInPeriod NumberOfNotCompletedSales NumberOfNotCompletedSalesInPeriod
    NumberOfNotCompletedTickets NumberOfNotCompletedTicketsInPeriod NumberOfSales NumberOfSalesInPeriod
    NumberOfTickets NumberOfTicketsInPeriod appointment/appointment/textId appointment/appointmentId
    appointment/associate/contactId appointment/associate/ejStatus appointment/associate/ejUserId
    appointment/associate/personId appointment/associate/usergroupId appointment/invitedPersonId
    appointment/rawStatus appointment/rawType appointment/recurrenceRuleId appointment/saleId
    appointment/suggestedAppointmentId birthDay birthMonth birthYear chatSession/chatSessionId
    chatSession/chatTopic/chatTopicId chatSession/queueLength chatSession/rating companyCategoryRank
    contactAssociate/contactId contactAssociate/ejStatus contactAssociate/ejUserId contactAssociate/personId
    contactAssociate/usergroupId contactId correspondingAssociate/contactId correspondingAssociate/ejStatus
    correspondingAssociate/ejUserId correspondingAssociate/personId correspondingAssociate/usergroupId countryId
    document/associate/contactId document/associate/ejStatus document/associate/ejUserId
    document/associate/personId document/associate/usergroupId document/document/textId document/documentId
    document/saleId document/snum document/suggestedDocumentId email/emailBounceCount email/emailId
    formSubmission/formSubmissionFormId formSubmission/formSubmissionId leadstatusRank linkClicked/linkId
    linkClicked/shipmentId personAddress/addressId personAppointment/appointment/textId
    personAppointment/appointmentId personAppointment/associate/contactId personAppointment/associate/ejStatus
    personAppointment/associate/ejUserId personAppointment/associate/personId
    personAppointment/associate/usergroupId personAppointment/invitedPersonId personAppointment/rawStatus
    personAppointment/rawType personAppointment/recurrenceRuleId personAppointment/saleId
    personAppointment/suggestedAppointmentId personAssociate/contactId personAssociate/ejStatus
    personAssociate/ejUserId personAssociate/personId personAssociate/usergroupId personCategoryRank
    personCountryId personEmail/emailBounceCount personEmail/emailId personId personInfo/textId
    personSourceRelation/birthDay personSourceRelation/birthMonth personSourceRelation/birthYear
    personSourceRelation/contactId personSourceRelation/leadstatusRank personSourceRelation/personCategoryRank
    personSourceRelation/personCountryId personSourceRelation/personId personSourceRelation/rank
    personSourceRelation/restrictionContactId personSourceRelation/restrictionPersonId
    personTargetRelation/birthDay personTargetRelation/birthMonth personTargetRelation/birthYear
    personTargetRelation/contactId personTargetRelation/leadstatusRank personTargetRelation/personCategoryRank
    personTargetRelation/personCountryId personTargetRelation/personId personTargetRelation/rank
    personTargetRelation/restrictionContactId personTargetRelation/restrictionPersonId postAddress/addressId
    projectMembers/NumberOfActivities projectMembers/NumberOfActivitiesInPeriod
    projectMembers/NumberOfNotCompletedActivities projectMembers/NumberOfNotCompletedActivitiesInPeriod
    projectMembers/NumberOfNotCompletedSales projectMembers/NumberOfNotCompletedSalesInPeriod
    projectMembers/NumberOfSales projectMembers/NumberOfSalesInPeriod projectMembers/eventId
    projectMembers/project/textId projectMembers/projectAssociate/contactId
    projectMembers/projectAssociate/ejStatus projectMembers/projectAssociate/ejUserId
    projectMembers/projectAssociate/personId projectMembers/projectAssociate/usergroupId projectMembers/projectId
    rank request/categoryId request/connectId request/contactId request/createdBy/contactId
    request/createdBy/ejStatus request/createdBy/ejUserId request/createdBy/personId request/createdBy/usergroupId
    request/numberOfMessages request/numberOfReplies request/ownedBy/contactId request/ownedBy/ejStatus
    request/ownedBy/ejUserId request/ownedBy/personId request/ownedBy/usergroupId request/personId
    request/priorityId request/projectId request/saleId request/sentimentConfidence request/ticketId
    request/ticketPriority/rank request/ticketPriority/ticketPriorityId request/ticketStatus/rank
    request/ticketStatus/ticketStatusId request/ticketStatusId restrictionAddress/addressId
    sale/associate/contactId sale/associate/ejStatus sale/associate/ejUserId sale/associate/personId
    sale/associate/usergroupId sale/currencyId sale/daysInStage sale/probPercent sale/quote/connectionId
    sale/quote/quoteId sale/quote/version/alternative/alternativeOrdering
    sale/quote/version/alternative/quoteAlternativeId sale/quote/version/alternative/quoteVersionId
    sale/quote/version/alternative/quoteline/quoteAlternativeId
    sale/quote/version/alternative/quoteline/quoteLineId sale/quote/version/alternative/quoteline/rank
    sale/quote/version/quoteVersionId sale/sale/textId sale/saleCycle sale/saleId selectionId selectionIdRequest
    selectionMemberId sourceRelation/companyCategoryRank sourceRelation/contactId sourceRelation/countryId
    sourceRelation/restrictionContactId streetAddress/addressId targetRelation/companyCategoryRank
    targetRelation/contactId targetRelation/countryId targetRelation/restrictionContactId
    workflowInstance/emailFlow/emailFlowHierarchyId workflowInstance/emailFlow/emailFlowId
    workflowInstance/emailFlow/workflowId workflowInstance/workflowInstanceId`,
  intArray: `
    request/tags`,
  listAny: `
    appointment/associate/assocType appointment/associate/contactCategory appointment/associate/role
    appointment/cautionWarning appointment/contactId appointment/createdByWorkflow appointment/icon
    appointment/intention appointment/personId appointment/priority appointment/projectId
    appointment/recordTypeText appointment/type appointment/visibleFor business category categoryGroup
    chatSession/contactId chatSession/personId chatSession/status chatSession/type consentSourceEmarketing
    consentSourceStore contactAssociate/assocType contactAssociate/contactCategory contactAssociate/role
    contactSource correspondingAssociate/assocType correspondingAssociate/contactCategory
    correspondingAssociate/role country createdByForm document/associate/assocType
    document/associate/contactCategory document/associate/role document/contactId document/icon document/personId
    document/projectId document/type document/visibleFor formSubmission/contactId
    formSubmission/formSubmissionStatus formSubmission/personId formSubmission/type leadStatus legalBaseEmarketing
    legalBaseStore personAppointment/associate/assocType personAppointment/associate/contactCategory
    personAppointment/associate/role personAppointment/cautionWarning personAppointment/contactId
    personAppointment/createdByWorkflow personAppointment/icon personAppointment/intention
    personAppointment/personId personAppointment/priority personAppointment/projectId
    personAppointment/recordTypeText personAppointment/type personAppointment/visibleFor personAssociate/assocType
    personAssociate/contactCategory personAssociate/role personBusiness personCategory personCategoryGroup
    personCountry personSource personSourceRelation/createdByForm personSourceRelation/leadStatus
    personSourceRelation/personBusiness personSourceRelation/personCategory
    personSourceRelation/personCategoryGroup personSourceRelation/personContactRelation
    personSourceRelation/personCountry personSourceRelation/personPersonRelation personSourceRelation/personSource
    personSourceRelation/position personSourceRelation/supportLanguage personSourceRelation/ticketPriority
    personSourceRelation/updatedByWorkflow personTargetRelation/contactPersonRelation
    personTargetRelation/createdByForm personTargetRelation/leadStatus personTargetRelation/personBusiness
    personTargetRelation/personCategory personTargetRelation/personCategoryGroup
    personTargetRelation/personCountry personTargetRelation/personPersonRelation personTargetRelation/personSource
    personTargetRelation/position personTargetRelation/supportLanguage personTargetRelation/ticketPriority
    personTargetRelation/updatedByWorkflow position projectMembers/eventParticipantStatus projectMembers/function
    projectMembers/projectAssociate/assocType projectMembers/projectAssociate/contactCategory
    projectMembers/projectAssociate/role projectMembers/saintActivityType projectMembers/saintAmountClass
    projectMembers/saintDirection projectMembers/saintIntention projectMembers/saintSaleStatus
    projectMembers/saintTicketCategory projectMembers/saintTicketStatus projectMembers/status projectMembers/type
    request/createdBy/assocType request/createdBy/contactCategory request/createdBy/role request/createdByWorkflow
    request/messageLanguage request/origin request/ownedBy/assocType request/ownedBy/contactCategory
    request/ownedBy/role request/priorityName request/readStatus request/sentimentScore request/slevel
    request/status request/suggestedCategory request/ticketStatusName request/ticketTypeName saintActivityType
    saintAmountClass saintDirection saintIntention saintSaleStatus saintTicketCategory saintTicketStatus
    sale/associate/assocType sale/associate/contactCategory sale/associate/role sale/competitor sale/contactId
    sale/createdByWorkflow sale/credited sale/currency sale/icon sale/lossReason sale/originalStage sale/personId
    sale/projectId sale/quote/version/alternative/quoteline/status sale/quote/version/alternative/status
    sale/quote/version/state sale/quote/version/status sale/saleStatus sale/saleType sale/saleTypeCategory
    sale/soldReason sale/source sale/stage sale/stalledComment sale/type sale/visibleFor sourceRelation/business
    sourceRelation/category sourceRelation/categoryGroup sourceRelation/contactPersonRelation
    sourceRelation/contactSource sourceRelation/country sourceRelation/csRelation subscription supportLanguage
    targetRelation/business targetRelation/category targetRelation/categoryGroup targetRelation/contactSource
    targetRelation/country targetRelation/csRelation targetRelation/personContactRelation ticketPriority
    updatedByWorkflow workflowInstance/emailFlow/shipmentType workflowInstance/emailFlow/workflowDefinitionStatus
    workflowInstance/emailFlow/workflowDefinitionStatusId workflowInstance/workflowInstanceLastCommunicationStatus
    workflowInstance/workflowInstanceStatus`,
  listExternal: `
    sale/quote/version/alternative/quoteline/productCategoryKey
    sale/quote/version/alternative/quoteline/productFamilyKey
    sale/quote/version/alternative/quoteline/productTypeKey sale/quote/version/deliveryTerms
    sale/quote/version/deliveryType sale/quote/version/paymentTerms sale/quote/version/paymentType`,
  listInterest: `
    contactInterestIds personInterestIds`,
  positiveString: `
    appointment/appointment/agenda appointment/appointment/description appointment/appointment/internalNotes
    appointment/appointment/internalNotesHtml appointment/appointment/text appointment/appointment/title
    appointment/text chatSession/text document/document/description document/text formSubmission/text
    personAppointment/appointment/agenda personAppointment/appointment/description
    personAppointment/appointment/internalNotes personAppointment/appointment/internalNotesHtml
    personAppointment/appointment/text personAppointment/appointment/title personAppointment/text
    personInfo/infoText projectMembers/project/infoText sale/sale/description sale/text`,
  saintStatus: `
    SaintStatus1 SaintStatus2 projectMembers/SaintStatus3`,
  string: `
    appointment/associate/assocTooltip appointment/associate/contactDepartment
    appointment/associate/contactFullName appointment/associate/contactName appointment/associate/ejDisplayName
    appointment/associate/firstName appointment/associate/fullName appointment/associate/lastName
    appointment/associate/locationAddress appointment/associate/middleName appointment/associate/mrMrs
    appointment/associate/personEmail appointment/associate/title appointment/associate/userName
    appointment/location appointment/recordType chatSession/chatTopic/badgeHeader
    chatSession/chatTopic/description chatSession/chatTopic/name chatSession/firstMessage chatSession/lastMessage
    code contactAssociate/assocTooltip contactAssociate/contactDepartment contactAssociate/contactFullName
    contactAssociate/contactName contactAssociate/ejDisplayName contactAssociate/firstName
    contactAssociate/fullName contactAssociate/lastName contactAssociate/locationAddress
    contactAssociate/middleName contactAssociate/mrMrs contactAssociate/personEmail contactAssociate/title
    contactAssociate/userName contactFax/description contactFax/formattedNumber contactPhone/description
    contactPhone/formattedNumber correspondingAssociate/assocTooltip correspondingAssociate/contactDepartment
    correspondingAssociate/contactFullName correspondingAssociate/contactName correspondingAssociate/ejDisplayName
    correspondingAssociate/firstName correspondingAssociate/fullName correspondingAssociate/lastName
    correspondingAssociate/locationAddress correspondingAssociate/middleName correspondingAssociate/mrMrs
    correspondingAssociate/personEmail correspondingAssociate/title correspondingAssociate/userName department
    document/associate/assocTooltip document/associate/contactDepartment document/associate/contactFullName
    document/associate/contactName document/associate/ejDisplayName document/associate/firstName
    document/associate/fullName document/associate/lastName document/associate/locationAddress
    document/associate/middleName document/associate/mrMrs document/associate/personEmail document/associate/title
    document/associate/userName document/attention document/keywords document/name document/ourref
    document/recordType document/subject document/yourref email/emailAddress email/emailDescription
    email/emailProtocol firstName formSubmission/formSubmissionEmail formSubmission/formSubmissionName fullName
    includePersonRestriction kanaFirstName kanaLastName lastName middleName mrMrs nameDepartment number orgnr
    personAddress/city personAddress/county personAddress/line1 personAddress/line2 personAddress/line3
    personAddress/state personAddress/zip personAppointment/associate/assocTooltip
    personAppointment/associate/contactDepartment personAppointment/associate/contactFullName
    personAppointment/associate/contactName personAppointment/associate/ejDisplayName
    personAppointment/associate/firstName personAppointment/associate/fullName
    personAppointment/associate/lastName personAppointment/associate/locationAddress
    personAppointment/associate/middleName personAppointment/associate/mrMrs
    personAppointment/associate/personEmail personAppointment/associate/title personAppointment/associate/userName
    personAppointment/location personAppointment/recordType personAssociate/assocTooltip
    personAssociate/contactDepartment personAssociate/contactFullName personAssociate/contactName
    personAssociate/ejDisplayName personAssociate/firstName personAssociate/fullName personAssociate/lastName
    personAssociate/locationAddress personAssociate/middleName personAssociate/mrMrs personAssociate/personEmail
    personAssociate/title personAssociate/userName personDirectFax/description personDirectFax/formattedNumber
    personDirectPhone/description personDirectPhone/formattedNumber personEmail/emailAddress
    personEmail/emailDescription personEmail/emailProtocol personMobilePhone/description
    personMobilePhone/formattedNumber personNumber personPager/description personPager/formattedNumber
    personPrivate/description personPrivate/formattedNumber personSourceRelation/firstName
    personSourceRelation/fullName personSourceRelation/kanaFirstName personSourceRelation/kanaLastName
    personSourceRelation/lastName personSourceRelation/middleName personSourceRelation/mrMrs
    personSourceRelation/personNumber personSourceRelation/title personTargetRelation/firstName
    personTargetRelation/fullName personTargetRelation/kanaFirstName personTargetRelation/kanaLastName
    personTargetRelation/lastName personTargetRelation/middleName personTargetRelation/mrMrs
    personTargetRelation/personNumber personTargetRelation/title personUrl/URLAddress personUrl/URLDescription
    phone/formattedNumber postAddress/city postAddress/county postAddress/line1 postAddress/line2
    postAddress/line3 postAddress/state postAddress/zip projectMembers/description projectMembers/number
    projectMembers/projectAssociate/assocTooltip projectMembers/projectAssociate/contactDepartment
    projectMembers/projectAssociate/contactFullName projectMembers/projectAssociate/contactName
    projectMembers/projectAssociate/ejDisplayName projectMembers/projectAssociate/firstName
    projectMembers/projectAssociate/fullName projectMembers/projectAssociate/lastName
    projectMembers/projectAssociate/locationAddress projectMembers/projectAssociate/middleName
    projectMembers/projectAssociate/mrMrs projectMembers/projectAssociate/personEmail
    projectMembers/projectAssociate/title projectMembers/projectAssociate/userName
    projectMembers/projectUrl/URLAddress projectMembers/projectUrl/URLDescription projectMembers/text
    request/author request/content request/createdBy/assocTooltip request/createdBy/contactDepartment
    request/createdBy/contactFullName request/createdBy/contactName request/createdBy/ejDisplayName
    request/createdBy/firstName request/createdBy/fullName request/createdBy/lastName
    request/createdBy/locationAddress request/createdBy/middleName request/createdBy/mrMrs
    request/createdBy/personEmail request/createdBy/title request/createdBy/userName request/ownedBy/assocTooltip
    request/ownedBy/contactDepartment request/ownedBy/contactFullName request/ownedBy/contactName
    request/ownedBy/ejDisplayName request/ownedBy/firstName request/ownedBy/fullName request/ownedBy/lastName
    request/ownedBy/locationAddress request/ownedBy/middleName request/ownedBy/mrMrs request/ownedBy/personEmail
    request/ownedBy/title request/ownedBy/userName request/ticketPriority/name request/ticketStatus/name
    request/title restrictionAddress/city restrictionAddress/county restrictionAddress/line1
    restrictionAddress/line2 restrictionAddress/line3 restrictionAddress/state restrictionAddress/zip
    sale/associate/assocTooltip sale/associate/contactDepartment sale/associate/contactFullName
    sale/associate/contactName sale/associate/ejDisplayName sale/associate/firstName sale/associate/fullName
    sale/associate/lastName sale/associate/locationAddress sale/associate/middleName sale/associate/mrMrs
    sale/associate/personEmail sale/associate/title sale/associate/userName sale/description
    sale/quote/orderComment sale/quote/poNumber sale/quote/version/alternative/description
    sale/quote/version/alternative/extraField1 sale/quote/version/alternative/extraField2
    sale/quote/version/alternative/extraField3 sale/quote/version/alternative/extraField4
    sale/quote/version/alternative/extraField5 sale/quote/version/alternative/name
    sale/quote/version/alternative/quoteline/code sale/quote/version/alternative/quoteline/description
    sale/quote/version/alternative/quoteline/erpProductKey sale/quote/version/alternative/quoteline/name
    sale/quote/version/alternative/quoteline/priceUnit sale/quote/version/alternative/quoteline/quantityUnit
    sale/quote/version/alternative/quoteline/subscriptionUnit sale/quote/version/alternative/quoteline/url
    sale/quote/version/alternative/quoteline/vatInfo sale/quote/version/alternative/reason
    sale/quote/version/alternative/vatInfo sale/quote/version/approvedText sale/quote/version/description
    sale/quote/version/extraField1 sale/quote/version/extraField2 sale/quote/version/extraField3
    sale/quote/version/extraField4 sale/quote/version/extraField5 sale/quote/version/number
    sale/quote/version/reason sale/recordType sale/saleNumber searchPhone/description searchPhone/formattedNumber
    sourceRelation/code sourceRelation/department sourceRelation/nameDepartment sourceRelation/number
    sourceRelation/orgnr streetAddress/city streetAddress/county streetAddress/line1 streetAddress/line2
    streetAddress/line3 streetAddress/state streetAddress/zip targetRelation/code targetRelation/department
    targetRelation/nameDepartment targetRelation/number targetRelation/orgnr title url/URLAddress
    url/URLDescription workflowInstance/emailFlow/workflowDescription workflowInstance/emailFlow/workflowName`,
  stringorPK: `
    name projectMembers/name sale/heading sourceRelation/name targetRelation/name`,
  timeSpan: `
    appointment/duration chatSession/duration chatSession/timeInQueue personAppointment/duration
    request/realTimeSpentExternally request/realTimeSpentInternally request/realTimeSpentQueue
    request/realTimeToClose request/realTimeToReply request/timeSpent request/timeSpentExternally
    request/timeSpentInternally request/timeSpentQueue request/timeToClose request/timeToReply`,
  userGroup: `
    appointment/associate/otherGroups appointment/associate/usergroup appointment/userGroup
    contactAssociate/otherGroups contactAssociate/usergroup correspondingAssociate/otherGroups
    correspondingAssociate/usergroup document/associate/otherGroups document/associate/usergroup
    document/userGroup personAppointment/associate/otherGroups personAppointment/associate/usergroup
    personAppointment/userGroup personAssociate/otherGroups personAssociate/usergroup
    projectMembers/projectAssociate/otherGroups projectMembers/projectAssociate/usergroup
    request/createdBy/otherGroups request/createdBy/usergroup request/ownedBy/otherGroups
    request/ownedBy/usergroup sale/associate/otherGroups sale/associate/usergroup sale/userGroup`,
};

/** Columns of user-defined and extra fields: which exist and of which type, only the tenant knows. */
export const tenantColumns: RegExp = /(Udef|Extra|(^|\/)extra)\//i;

/**
 * The MDO list behind a list column. ASSUMED but for `request/slevel`, which the one official sample shows
 * (superoffice-conditions.md A.6): the documentation names no list per column.
 */
export const listOfColumn: Readonly<Record<string, string>> = {
  "request/slevel": "ticketslevel",
  "request/ticketTypeName": "tickettype",
  "request/ticketStatusName": "ticketticketstatus",
  "request/priorityName": "ticketpriority",
  category: "category",
  personCategory: "category",
  business: "business",
  personBusiness: "business",
  country: "country",
  personCountry: "country",
  position: "position",
  leadStatus: "leadstatus",
  subscription: "shipmenttype",
  ticketPriority: "ticketpriority",
  "sale/saleType": "saletype",
  "sale/stage": "salestage",
  "sale/source": "source",
  "sale/currency": "currency",
  "linkClicked/linkId": "shipmentlinks",
  "linkClicked/shipmentId": "specifiedmailings",
  "formSubmission/formSubmissionFormId": "form",
  "projectMembers/projectId": "project",
  selectionId: "selection",
};

/** The MDO list behind every column of a type (superoffice-conditions.md B). */
export const listOfType: Readonly<Record<string, string>> = {
  associate: "associate",
  ejCategory: "ejcategory",
  ejUser: "serviceassociate",
  userGroup: "usergroup",
};
