/** Keeps two writers apart: what somebody has read has a tag, and whoever changes it may say in If-Match which they saw. */
package io.bridgekeeper.paging.tag;
