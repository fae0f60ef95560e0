/** What the responders of a system get while they respond, as the catalog tells it. */
package io.bridgekeeper.access.profile;
