// SPDX-License-Identifier: GPL-3.0-or-later
/// Sound through the JDK. Its own thread is the audio thread. The only room for
/// `javax.sound.sampled`; imports `audio` and `concurrent`.
package performia.engine.audio.javasound;
