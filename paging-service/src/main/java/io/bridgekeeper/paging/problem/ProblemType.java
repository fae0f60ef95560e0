package io.bridgekeeper.paging.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which paging-service says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    NOT_YOUR_PAGE(403, "This page is another person's"),
    NOT_YOUR_INCIDENT(403, "Only who was paged for an incident, or a commander, decides this"),
    UNKNOWN_INCIDENT(404, "There is no such incident"),
    UNKNOWN_PAGE(404, "There is no such page"),
    UNKNOWN_SYSTEM(404, "There is no such system in the catalog"),
    UNKNOWN_ROTATION(404, "There is no such rotation in the catalog"),
    UNKNOWN_OVERRIDE(404, "There is no such override of this rotation"),
    UNKNOWN_INTEGRATION(404, "There is no such integration"),
    NOT_YOUR_INTEGRATION(403, "This is for the integration's owner and catalog-admins"),
    NO_MAPPING(404, "The integration has no mapping of its own"),
    UNKNOWN_RAW_EVENT(404, "There is no such raw event of this integration, or not any more"),
    UNKNOWN_DEAD_LETTER(404, "There is no such dead letter of this integration, or not any more"),
    NOT_YOUR_SHIFT(403, "You may take shifts upon yourself; commanders and catalog-admins plan for others"),
    OVERRIDE_IS_OVER(409, "The override is over, and what has happened stays"),
    SCHEDULE_CHANGED(412, "Others are on call than you have seen"),
    ALREADY_ACCEPTED(409, "Somebody has accepted already"),
    INCIDENT_RESOLVED(409, "The incident is resolved"),
    PAGE_DECLINED(409, "You declined this page, and the next step was called"),
    INTEGRATION_REVOKED(409, "The integration is revoked"),
    NO_CATALOG(404, "No catalog was stored yet"),
    UNKNOWN_CATALOG_VERSION(404, "There is no such version of the catalog"),
    CATALOG_CHANGED(412, "The newest version of the catalog is another one than you expect"),
    VERSION_NOT_SAID(428, "Say in If-Match which version of the catalog you have changed"),
    UNKNOWN_CORRECTION(404, "There is no such proposal"),
    UNKNOWN_CALENDAR(404, "There is no such calendar of yours"),
    TOO_MANY_CALENDARS(409, "You have as many calendars as one person may have; revoke one first"),
    UNKNOWN_CONSENT(404, "You have no such agreement"),
    UNKNOWN_CONSENT_REQUEST(404, "You are not asked for this"),
    TOO_MANY_CONSENTS(409, "You have as many agreements as one person may have; end or change one"),
    NOT_YOUR_SYSTEM(403, "Who agreed for a system is for its owners, commanders, catalog-admins and auditors"),
    NOT_YOURS_TO_CALL(403, "Only who was paged for an incident, or a commander, pages further people"),
    NOT_YOURS_TO_ASK(403, "Only who has accepted a page of an incident, or a commander, asks for responders"),
    ALREADY_REQUESTED(409, "A responder of this system is asked for already"),
    NOBODY_TO_ASK(409, "Nobody whom this system's policy names can be called for this incident now"),
    UNKNOWN_RESPONDER_REQUEST(404, "There is no such request for a responder"),
    RESPONDER_REQUEST_IS_OVER(409, "This request for a responder is over"),
    NOT_EXPECTING(409, "This person does not expect to be paged for this; see who could be, or say why all the same"),
    ALREADY_CALLED(409, "This person has been paged for this incident already"),
    TOO_MANY_BY_HAND(409, "Those who were paged by hand last have not answered yet; there is no paging of everybody"),
    HAD_IT_BEFORE(409, "The incident is, or was, with this system; decline without sending it there, or page somebody"),
    PAGE_WITHDRAWN(409, "This page was withdrawn; if you are called again there is a newer one"),
    ANSWER_LINK_USED(409, "The page was answered already, and a link answers once"),
    ANSWER_LINK_EXPIRED(410, "The link has expired; log in to answer the page"),
    WRONG_SIGNATURE(403, "The signature is not that of the provider over this address and these fields"),
    TOO_LATE_TO_REOPEN(409, "The incident was resolved too long ago to be reopened; a new signal opens a new one"),
    OPEN_ANEW(409, "The same problem has opened another incident, which is open"),
    NOBODY_HAS_IT(409, "You were taken not to have the incident any more; accept a page of it anew"),
    UNKNOWN_CONTACT_METHOD(404, "You have no such contact method"),
    CONTACT_METHOD_OF_CATALOG(409, "This contact method stands in the catalog and is changed there"),
    CONTACT_METHOD_VERIFIED(409, "The contact method is verified already"),
    CONTACT_METHOD_NOT_VERIFIED(409, "The contact method is not verified yet"),
    WRONG_CODE(409, "This is not the code that was sent"),
    CODE_EXPIRED(409, "The code has expired; ask for a new one"),
    TOO_MANY_TRIES(409, "The code was answered wrongly too often; ask for a new one"),
    TOO_MANY_CODES(429, "Too many codes were asked for within an hour"),
    TOO_MANY_TESTS(429, "Too many tests were asked for within an hour"),
    PUSH_NOT_SET_UP(409, "Web Push is not set up on this platform"),
    ENROLMENT_LINK_USED(410, "The link was used already, and enrols one device"),
    ENROLMENT_LINK_EXPIRED(410, "The link has expired; ask for a new one"),
    UNKNOWN_DEVICE(404, "This device is not enrolled, or not any more"),
    UNKNOWN_SWAP(404, "There is no such swap request"),
    NOT_YOUR_SWAP(403, "This swap request is not for you to see or to answer"),
    NOT_ON_CALL(409, "Who would give hours away is not on call in all of them"),
    SHIFT_CHANGED(409, "Others are on call than when the swap was asked for"),
    ON_CALL_ALREADY(409, "Who would take the hours is on call in the rotation then already"),
    SWAP_OVERLAPS(409, "You ask for some of these hours already"),
    SWAP_ENDED(409, "The swap request can be answered no more"),
    NO_ABSENCE_FEED(404, "You have registered no calendar"),
    UNKNOWN_MAINTENANCE_WINDOW(404, "There is no such maintenance window"),
    MAINTENANCE_WINDOW_IS_OVER(409, "The maintenance window is over, and what has happened stays"),
    TOO_MANY_MAINTENANCE_WINDOWS(409, "As many maintenance windows as may be are running or planned"),
    UNKNOWN_HEARTBEAT(404, "There is no such heartbeat"),
    TOO_MANY_HEARTBEATS(409, "As many heartbeats as may be are watched"),
    UNKNOWN_WEBHOOK_SUBSCRIPTION(404, "There is no such webhook subscription"),
    NOT_YOUR_WEBHOOK_SUBSCRIPTION(403, "A webhook subscription is for its owner and catalog-admins to see"),
    TOO_MANY_WEBHOOK_SUBSCRIPTIONS(409, "There are as many webhook subscriptions as may be"),
    TOO_MANY_WEBHOOK_TESTS(429, "This subscription was tested too often; wait a little"),
    WEBHOOK_SUBSCRIPTION_DISABLED(409, "The webhook subscription is disabled; enable it first"),
    UNKNOWN_WEBHOOK_DELIVERY(404, "There is no such delivery of this webhook subscription"),
    UNKNOWN_SENDER_SECRET(404, "The integration has no such secret"),
    TOO_MANY_SENDER_SECRETS(409, "The integration has three secrets; remove one first"),
    NOTHING_TO_CHECK_SENDERS_BY(
            409, "Signatures are required; without a secret and a topic nobody could send anything"),
    SEALING_NOT_SET_UP(409, "This platform has no key to seal secrets with; its admin sets one"),
    SETTINGS_CHANGED(412, "What you change has changed since you read it");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
