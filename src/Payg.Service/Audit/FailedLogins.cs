using System.Net;

namespace Payg.Service.Audit;

/// <summary>
/// Log-ins that failed and wait to be noted. A flood of them must neither fill the audit log nor slow anybody down, so
/// they are summed by user and address, and so many sums are kept at most; the rest is summed as one. The name that was
/// typed is not kept: it may be a password in the wrong field. Thread-safe.
/// </summary>
internal sealed class FailedLogins
{
    /// <summary>The most sums that are kept until they are written.</summary>
    public const int MaxSums = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<FailedLogin, int> _sums = [];

    /// <param name="customer">Whose name it was for; null: nobody's.</param>
    public void Note(string action, Guid? customer, IPAddress? address)
    {
        var subject = customer is { } id ? AuditSubject.Customer(id) : AuditSubject.Unknown;
        var login = new FailedLogin(action, subject, address?.ToString());
        lock (_gate)
        {
            if (_sums.Count >= MaxSums && !_sums.ContainsKey(login))
                login = new FailedLogin(AuditActions.LoginFailed, AuditSubject.Unknown, Address: null);
            _sums[login] = _sums.GetValueOrDefault(login) + 1;
        }
    }

    /// <summary>Takes what was noted since the last time, at most one more than <see cref="MaxSums"/>.</summary>
    public IReadOnlyList<(FailedLogin Login, int Attempts)> Take()
    {
        lock (_gate)
        {
            var taken = _sums.Select(sum => (sum.Key, sum.Value)).ToArray();
            _sums.Clear();
            return taken;
        }
    }
}

/// <param name="Address">Where they came from; null: several addresses.</param>
internal readonly record struct FailedLogin(string Action, AuditSubject Subject, string? Address);
