namespace Payg.Journal.Files;

/// <summary>Another process has the journal directory.</summary>
/// <param name="message">Which directory, and what to do.</param>
/// <param name="inner">What the system said.</param>
public sealed class JournalInUseException(string message, Exception? inner) : IOException(message, inner);
