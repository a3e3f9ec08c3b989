/**
 * Who may call what: every operation with each role, held alone besides ANYONE and, but for APPLICANT, MEMBER. `yes`:
 * it answers, if only that there is nothing with that id. `-`: the gate refuses, with UNAUTHENTICATED where nobody is
 * signed in, else with FORBIDDEN. `own`: the gate lets it pass, and the operation refuses in the same words what is not
 * the caller's own.
 */
export const matrix = `
                                    ANYONE APPLICANT MEMBER CONTACT_POINT ORGANISER SECRETARIAT OBSERVER
Query.accountRequests               -      -         -      yes           -         yes         -
Query.action                        yes    yes       yes    yes           yes       yes         yes
Query.activityReport                -      -         -      -             -         yes         yes
Query.answerLink                    yes    yes       yes    yes           yes       yes         yes
Query.auditTrail                    -      -         -      -             -         yes         -
Query.certificate                   yes    yes       yes    yes           yes       yes         yes
Query.event                         yes    yes       yes    yes           yes       yes         yes
Query.events                        yes    yes       yes    yes           yes       yes         yes
Query.figureSources                 -      -         -      -             -         yes         yes
Query.followUps                     -      -         -      yes           yes       yes         yes
Query.frozenReport                  -      -         -      -             -         yes         yes
Query.frozenReports                 -      -         -      -             -         yes         yes
Query.indicators                    -      -         -      -             yes       yes         yes
Query.member                        -      -         yes    yes           yes       yes         yes
Query.members                       -      -         yes    yes           yes       yes         yes
Query.memberships                   -      -         -      yes           yes       yes         -
Query.network                       yes    yes       yes    yes           yes       yes         yes
Query.networks                      yes    yes       yes    yes           yes       yes         yes
Query.node                          yes    yes       yes    yes           yes       yes         yes
Query.organisations                 -      -         yes    yes           yes       yes         yes
Query.outcome                       yes    yes       yes    yes           yes       yes         yes
Query.outcomes                      yes    yes       yes    yes           yes       yes         yes
Query.plan                          yes    yes       yes    yes           yes       yes         yes
Query.plans                         yes    yes       yes    yes           yes       yes         yes
Query.postsToConfirm                -      -         -      yes           yes       yes         -
Query.programme                     yes    yes       yes    yes           yes       yes         yes
Query.programmes                    yes    yes       yes    yes           yes       yes         yes
Query.registration                  -      yes       yes    yes           yes       yes         yes
Query.registrations                 -      -         yes    yes           yes       yes         yes
Query.roleGrants                    -      -         -      -             -         yes         -
Query.state                         yes    yes       yes    yes           yes       yes         yes
Query.stateReport                   -      -         -      yes           -         yes         -
Query.states                        yes    yes       yes    yes           yes       yes         yes
Query.viewer                        yes    yes       yes    yes           yes       yes         yes
Mutation.addMaterial                -      -         -      -             yes       yes         -
Mutation.addPasskey                 -      -         yes    yes           yes       yes         yes
Mutation.answerInvitation           -      -         yes    yes           yes       yes         yes
Mutation.answerWithLink             yes    yes       yes    yes           yes       yes         yes
Mutation.beginPasskey               -      -         yes    yes           yes       yes         yes
Mutation.beginPasskeySignIn         yes    yes       yes    yes           yes       yes         yes
Mutation.beginSecondFactor          -      yes       yes    yes           yes       yes         yes
Mutation.cancelEvent                -      -         -      -             yes       yes         -
Mutation.changeMode                 -      yes       yes    yes           yes       yes         yes
Mutation.checkIn                    -      -         -      -             yes       yes         -
Mutation.closeAccount               -      -         -      -             -         yes         -
Mutation.closeEvent                 -      -         -      -             yes       yes         -
Mutation.completeSignIn             yes    yes       yes    yes           yes       yes         yes
Mutation.confirmEmail               yes    yes       yes    yes           yes       yes         yes
Mutation.confirmPost                -      -         -      yes           yes       yes         -
Mutation.confirmSecondFactor        -      yes       yes    yes           yes       yes         yes
Mutation.copyEvent                  -      -         -      -             yes       yes         -
Mutation.createAccessToken          -      -         yes    yes           yes       yes         yes
Mutation.createEvent                -      -         -      -             yes       yes         -
Mutation.createIndicator            -      -         -      -             -         yes         -
Mutation.createMember               -      -         -      own           yes       yes         -
Mutation.createNetwork              -      -         -      -             -         yes         -
Mutation.createOrganisation         -      -         -      yes           yes       yes         -
Mutation.createOutcome              -      -         -      -             yes       yes         -
Mutation.createProgramme            -      -         -      -             -         yes         -
Mutation.decideAccount              -      -         -      yes           -         yes         -
Mutation.decideMembership           -      -         -      yes           yes       yes         -
Mutation.decideRegistrations        -      -         -      -             yes       yes         -
Mutation.declineForState            -      -         -      yes           -         yes         -
Mutation.deleteEvent                -      -         -      -             yes       yes         -
Mutation.endOtherSessions           -      yes       yes    yes           yes       yes         yes
Mutation.endSession                 -      yes       yes    yes           yes       yes         yes
Mutation.freezeReport               -      -         -      -             -         yes         -
Mutation.giveFeedback               -      -         yes    yes           yes       yes         yes
Mutation.grantRole                  -      -         -      yes           -         yes         -
Mutation.importActionPlan           -      -         -      -             -         yes         -
Mutation.importAttendance           -      -         -      -             yes       yes         -
Mutation.inviteMembers              -      -         -      -             yes       yes         -
Mutation.inviteStates               -      -         -      -             yes       yes         -
Mutation.inviteToSignUp             -      -         -      yes           yes       yes         -
Mutation.issueCertificates          -      -         -      -             yes       yes         -
Mutation.joinNetwork                -      -         yes    yes           yes       yes         yes
Mutation.leaveNetwork               -      -         yes    yes           yes       yes         yes
Mutation.messageParticipants        -      -         -      -             yes       yes         -
Mutation.moveEvent                  -      -         -      -             yes       yes         -
Mutation.nominateForEvent           -      -         -      yes           yes       yes         -
Mutation.nominateToNetwork          -      -         -      yes           -         yes         -
Mutation.publishEvent               -      -         -      -             yes       yes         -
Mutation.publishOutcome             -      -         -      -             -         yes         -
Mutation.recordAttendance           -      -         -      -             yes       yes         -
Mutation.recordIndicatorValue       -      -         -      -             -         yes         -
Mutation.registerForEvent           -      yes       yes    yes           yes       yes         yes
Mutation.reissueCertificate         -      -         -      -             yes       yes         -
Mutation.removeMaterial             -      -         -      -             yes       yes         -
Mutation.removePasskey              -      -         yes    yes           yes       yes         yes
Mutation.reopenAccount              -      -         -      -             -         yes         -
Mutation.reopenEvent                -      -         -      -             yes       yes         -
Mutation.requestSignInLink          yes    yes       yes    yes           yes       yes         yes
Mutation.requestUpload              -      -         -      -             yes       yes         -
Mutation.resetSecondFactor          -      -         -      -             -         yes         -
Mutation.revokeAccessToken          -      -         yes    yes           yes       yes         yes
Mutation.revokeCertificate          -      -         -      -             yes       yes         -
Mutation.revokeRole                 -      -         -      yes           -         yes         -
Mutation.saveNarrative               -      -         -      -             -         yes         -
Mutation.setActionStatus            -      -         -      -             -         yes         -
Mutation.setConsent                 -      yes       yes    yes           yes       yes         yes
Mutation.setFollowUp                -      -         -      yes           yes       yes         -
Mutation.setMembershipRole          -      -         -      yes           yes       yes         -
Mutation.setPassword                -      yes       yes    yes           yes       yes         yes
Mutation.signIn                     own    own       own    own           own       own         own
Mutation.signInWithCode             yes    yes       yes    yes           yes       yes         yes
Mutation.signInWithLink             yes    yes       yes    yes           yes       yes         yes
Mutation.signInWithPasskey          yes    yes       yes    yes           yes       yes         yes
Mutation.signOut                    -      yes       yes    yes           yes       yes         yes
Mutation.signUp                     yes    yes       yes    yes           yes       yes         yes
Mutation.stopSecondFactorReset      -      -         yes    yes           yes       yes         yes
Mutation.submitOutcome              -      -         -      -             yes       yes         -
Mutation.substitute                 -      -         -      yes           yes       yes         -
Mutation.unpublishEvent             -      -         -      -             yes       yes         -
Mutation.updateAction               -      -         -      -             -         yes         -
Mutation.updateEvent                -      -         -      -             yes       yes         -
Mutation.updateIndicator            -      -         -      -             -         yes         -
Mutation.updateMaterial             -      -         -      -             yes       yes         -
Mutation.updateMember               -      -         -      yes           yes       yes         -
Mutation.updateNetwork              -      -         -      -             yes       yes         -
Mutation.updateOrganisation         -      -         -      -             -         yes         -
Mutation.updateOutcome              -      -         -      -             yes       yes         -
Mutation.updatePreferences          -      yes       yes    yes           yes       yes         yes
Mutation.updateProfile              -      yes       yes    yes           yes       yes         yes
Mutation.updateProgramme            -      -         -      -             yes       yes         -
Mutation.updateRegistration         -      -         -      yes           yes       yes         -
Mutation.updateState                -      -         -      -             -         yes         -
Mutation.verifyOutcome              -      -         -      -             -         yes         -
Mutation.withdraw                   -      yes       yes    yes           yes       yes         yes
Mutation.withdrawOutcome            -      -         -      -             -         yes         -
Mutation.withdrawStateInvitation    -      -         -      -             yes       yes         -
`;

/** For whom, besides the secretariat, a field has a value; of a type it is said for all its fields that may be null. */
export const seenBy = `
ActionYear.note                     OBSERVER
ActionYear.setBy                    -
ActivityReport.followUps            -
ActivityReport.organisationKinds    -
ActivityReport.partners             -
Event.attendance                    ORGANISER
Event.feedback                      ORGANISER
Event.joinUrl                       PARTICIPANT ORGANISER
Event.stateInvitations              OWN_CONTACT_POINT ORGANISER
FigureChange.causeCount             -
FigureChange.causes                 -
FigureSources.participations        -
FigureSources.people                -
Indicator.changes                   -
Member BY_CHOICE
Member.profileConfirmedAt           SELF OWN_CONTACT_POINT ORGANISER
Member.registrations                BY_CHOICE OWN_CONTACT_POINT ORGANISER
Member.visibility                   SELF
Membership.history                  SELF OWN_CONTACT_POINT ORGANISER
Membership.motivation               SELF OWN_CONTACT_POINT ORGANISER
Outcome.contributions               ORGANISER OBSERVER
Outcome.history                     ORGANISER
Outcome.publishedVersion            ORGANISER
Registration.answerDueAt            SELF OWN_CONTACT_POINT ORGANISER
Registration.attendance             SELF OWN_CONTACT_POINT ORGANISER
Registration.certificate            SELF ORGANISER
Registration.checkInCode            SELF ORGANISER
Registration.consentHistory         SELF ORGANISER
Registration.consents               SELF ORGANISER
Registration.days                   SELF OWN_CONTACT_POINT ORGANISER
Registration.history                SELF OWN_CONTACT_POINT ORGANISER
Registration.mode                   SELF OWN_CONTACT_POINT ORGANISER
Registration.nominationRank         SELF OWN_CONTACT_POINT ORGANISER
State.contactPoints                 OWN_CONTACT_POINT ORGANISER
`;
