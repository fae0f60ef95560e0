package io.bridgekeeper.paging.takeover;

/** Why things of every peer have no place here, in one wording. */
final class Said {

    static final String NO_TEAMS =
            "Nobody is paged as a team: each call is for one person who agreed to it. Name people or rotations.";
    static final String NO_AUTO_END = "An incident ends when its alerts do, or when a person says how it ended.";
    static final String OWN_RULES = "How somebody is reached, and in which order, they set themselves.";
    static final String ONLY_MAIL =
            "Only e-mail addresses and webhooks are taken over; a person adds what else reaches them.";
    static final String NEW_KEYS = "Senders are not taken over: make an integration and give its key to the sender.";
    static final String NO_CHANNELS = "A step calls a person, not a channel.";
    static final String NO_ACTIONS = "A step calls a person and does nothing else.";

    private Said() {}
}
