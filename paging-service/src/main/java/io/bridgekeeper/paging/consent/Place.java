package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.RotationOverride;
import java.util.Optional;

/**
 * That a person is in a rotation, and may be called for it.
 *
 * @param override the first that puts them there; empty where a layer does
 * @param state    what they are asked; empty where they agreed to all of it, and that does not end soon
 */
record Place(Key key, Optional<RotationOverride> override, Optional<ConsentRequest.State> state) {

    record Key(String personId, String rotationId) {}
}
