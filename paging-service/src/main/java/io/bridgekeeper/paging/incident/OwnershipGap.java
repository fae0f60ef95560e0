package io.bridgekeeper.paging.incident;

/**
 * Somebody had to be called who does not own the part that broke, or nobody owns it.
 *
 * @param detail in words, for the owner of the catalog
 */
public record OwnershipGap(Reason reason, String detail) {

    /** @param system its name */
    public static OwnershipGap noOwner(String system) {
        return new OwnershipGap(Reason.NO_OWNER, "The system " + system + " names no service owner.");
    }

    public enum Reason {
        /** Nothing in the catalog matches. */
        NO_SYSTEM("no-system"),
        /** The system names no service owner. */
        NO_OWNER("no-owner"),
        /** An owner who does not expect the call was passed over. */
        NO_CONSENT("no-consent"),
        /** The rotation that owns it had nobody on call. */
        NOBODY_ON_CALL("nobody-on-call"),
        /** Somebody was paged by hand who did not expect it. */
        OVERRIDE("override"),
        /** The owner who was to be called has carried enough for now; the next in line was called first. */
        LOAD_GUARD("load-guard");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** As it stands in events, in the API and in the database. */
        public String word() {
            return word;
        }
    }
}
