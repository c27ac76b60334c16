namespace Payg.Metering.Measure;

/// <summary>The bodies of a call whose bytes are its quantity.</summary>
[Flags]
public enum MeteredBody
{
    /// <summary>None: the quantity is a number, or what a function returns.</summary>
    None = 0,

    /// <summary>The request's body: its announced length, or else what the handler read of it.</summary>
    Request = 1,

    /// <summary>
    /// The response's body: its announced length, or else what the handler wrote. Bytes are counted before compression
    /// by middleware.
    /// </summary>
    Response = 2,

    /// <summary>Both bodies together.</summary>
    Both = Request | Response,
}
