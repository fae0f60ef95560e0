package io.bridgekeeper.gateway.sns;

/** What came of checking a message of SNS. */
public sealed interface SnsProof {

    /** SNS sent it, for a topic that is believed; what it asked for is done. */
    record Proven() implements SnsProof {}

    /** It must not be believed, and trying again does not help. */
    record NotBySns(String why) implements SnsProof {}

    /** Its topic is none that the integration believes. */
    record WrongTopic() implements SnsProof {}

    /** It cannot be said for the moment, or SNS could not be told; it is to come again. */
    record NotNow(String why) implements SnsProof {}
}
