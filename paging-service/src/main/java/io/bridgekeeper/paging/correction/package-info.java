/** What responders propose to those who keep the catalog: that signals with these labels belong to another system. */
package io.bridgekeeper.paging.correction;
