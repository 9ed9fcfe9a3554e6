/** The words of the domain as plain records and enums; knows no other package. */
@NullMarked
package acct.model;

import org.jspecify.annotations.NullMarked;
