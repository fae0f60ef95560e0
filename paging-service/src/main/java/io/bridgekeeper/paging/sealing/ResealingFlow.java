package io.bridgekeeper.paging.sealing;

import io.smallrye.mutiny.Uni;

/** A kind of secrets that is sealed anew when the key that seals has changed. */
public interface ResealingFlow {

    /** Seals what is not under the first key anew, as far as it opens; the rest stays as it is. Twice is harmless. */
    Uni<Void> reseal();
}
