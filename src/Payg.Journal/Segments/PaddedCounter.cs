using System.Runtime.InteropServices;

namespace Payg.Journal.Segments;

/// <summary>A counter for all cores with cache lines to itself, so that reads of its neighbours do not wait.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct PaddedCounter
{
    [FieldOffset(64)]
    public long Value;
}
