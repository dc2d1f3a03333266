/** What holds for every template, whatever deploys it. */
@NullMarked
package dev.messagerouting.templates;

import org.jspecify.annotations.NullMarked;
