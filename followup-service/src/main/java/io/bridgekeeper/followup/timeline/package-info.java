/** What happened in an incident, as it was told while it happened. */
package io.bridgekeeper.followup.timeline;
