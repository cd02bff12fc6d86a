/**
 * What teaches: demos, quizzes, the checking of a student's policy. Here, what they share: their
 * texts in English and in Brazilian Portuguese. Each lesson is a package below. Stands above the
 * server, the simulator and the experiments; shown by the reports and the commands.
 */
@NullMarked
package dev.servelab.lesson;

import org.jspecify.annotations.NullMarked;
