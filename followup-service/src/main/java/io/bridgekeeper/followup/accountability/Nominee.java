package io.bridgekeeper.followup.accountability;

import io.bridgekeeper.followup.catalog.Person;
import java.util.Optional;

/**
 * What somebody wrote where an accountable person should stand, and what the catalog knows of it.
 *
 * @param name   as written; may be null or blank
 * @param person the person with that id; empty where the catalog knows none
 * @param group  whether the catalog has an escalation policy or a system of that id
 */
public record Nominee(String name, Optional<Person> person, boolean group) {}
