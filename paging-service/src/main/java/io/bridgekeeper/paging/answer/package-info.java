/**
 * The links in notices: a page with two buttons for whoever has not logged in. Opening it never answers, and nothing but
 * one answer to one page can be done by it.
 */
package io.bridgekeeper.paging.answer;
