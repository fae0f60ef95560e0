package io.bridgekeeper.paging.device;

import io.bridgekeeper.paging.secret.Secret;
import java.net.URI;
import java.time.Instant;

/**
 * A link that enrols a device.
 *
 * @param url whoever opens it enrols their device for the person: told to nobody else
 */
record EnrolmentView(URI url, Instant expiresAt) {

    static EnrolmentView of(Secret link, Instant expiresAt, URI publicUrl) {
        return new EnrolmentView(publicUrl.resolve("/push/enrol/" + link.text()), expiresAt);
    }

    /** Not the link: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "EnrolmentView[" + expiresAt + "]";
    }
}
