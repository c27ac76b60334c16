using Microsoft.AspNetCore.Http;

namespace Payg.Http.Errors;

/// <summary>
/// Learns of every problem that <see cref="Problems"/> writes. Register one to log or count refusals.
/// </summary>
public interface IRefusalObserver
{
    /// <summary>A request is about to be answered with this status. Must not throw, and must not write.</summary>
    void Refused(HttpContext context, int status);
}
