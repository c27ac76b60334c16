using System.Runtime.InteropServices;

namespace Payg.Journal.Segments;

/// <summary>
/// A counter that all cores change at once, with cache lines to itself, so that nobody who reads its neighbours waits.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct PaddedCounter
{
    [FieldOffset(64)]
    public long Value;
}
