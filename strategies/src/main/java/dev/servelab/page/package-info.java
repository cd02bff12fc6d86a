/**
 * What a browser is shown of a running server: the page of a folder, the live page, and the JSON
 * that the live page asks for. Made from what the listing and the cache say; knows no connection,
 * the front sends it. Also the style sheets and scripts that all pages of the project share.
 */
@NullMarked
package dev.servelab.page;

import org.jspecify.annotations.NullMarked;
