/** One text for each IP address, network and host name, however it is written. */
@NullMarked
package acct.ip;

import org.jspecify.annotations.NullMarked;
