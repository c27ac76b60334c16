using System.CommandLine;

namespace Payg.Service.Commands;

/// <summary>
/// A command other than <c>serve</c>. It is given the same services and settings, but nothing of the service runs: no
/// port, no journal, no flush. So it may be used beside a service that runs.
/// </summary>
internal abstract class ServiceCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whether it asks a database that is there and up to date; the default is that it does.</summary>
    public virtual bool NeedsPreparedDatabase => true;

    /// <summary>Refuses arguments that are wrong whatever the database says, before it is asked.</summary>
    /// <exception cref="StartupException">They are wrong; the message says how.</exception>
    public virtual void Check(ParseResult line)
    {
    }

    /// <summary>Does the work. What it was asked for goes to standard output, all else to standard error.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="StartupException">It cannot be done; the message says why.</exception>
    public abstract Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken);
}
