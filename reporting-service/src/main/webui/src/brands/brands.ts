import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { get } from '../api/client';
import type { Brand, Page } from '../api/types';

/** All brands, by name. */
export function useBrands() {
  return useQuery({ queryKey: ['brands'], queryFn: () => get<Page<Brand>>('/brands') });
}

/** The brand that the address names, or the first. */
export function useBrand(): { brand: Brand | undefined; isPending: boolean; error: Error | null } {
  const brands = useBrands();
  const { brand: id } = useSearch({ strict: false });
  const items = brands.data?.items ?? [];
  return {
    brand: items.find((brand) => brand.id === id) ?? items[0],
    isPending: brands.isPending,
    error: brands.error,
  };
}
